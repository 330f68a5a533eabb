"""Help in the language of the reader: commands name their texts (`cli.yaml`), which are filled in when help is shown."""

from __future__ import annotations

import click

from recoupe.lang import say


def _say(ctx: click.Context, key: str | None) -> str:
    return say(ctx.obj, f"cli.{key}") if key else ""


class Option(click.Option):
    """An option whose `help` is the name of a text."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and what it does."""
        record = super().get_help_record(ctx)
        return record and (record[0], _say(ctx, self.help))

    def make_metavar(self, ctx: click.Context) -> str:
        """The word for its value."""
        return _say(ctx, f"word-{self.metavar}") if self.metavar else super().make_metavar(ctx)


class Argument(click.Argument):
    """An argument whose `metavar` is the name of a word."""

    def make_metavar(self, ctx: click.Context) -> str:
        """The word for it."""
        return _say(ctx, f"word-{self.metavar}")


class Command(click.Command):
    """A command whose `help` is the name of a text."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How it is called."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=f"{_say(ctx, 'usage')} ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What it does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_say(ctx, self.help))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its options."""
        records = [record for one in self.get_params(ctx) if isinstance(one, click.Option) and (record := one.get_help_record(ctx))]
        with formatter.section(_say(ctx, "options")):
            formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """An example, or what to do next."""
        if self.epilog:
            formatter.write_paragraph()
            formatter.write(_say(ctx, self.epilog) + "\n")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, with its text in the language."""
        option = super().get_help_option(ctx)
        if option:
            option.help = _say(ctx, "option-help")
        return option


class Group(Command, click.Group):
    """The whole command line."""

    command_class = Command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its options, and the commands in the order of work."""
        Command.format_options(self, ctx, formatter)
        with formatter.section(_say(ctx, "commands")):
            formatter.write_dl([(name, _say(ctx, f"{command.help}-short")) for name, command in self.commands.items()])
