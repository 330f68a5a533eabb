"""What each view of the picture says, before it is set in Markdown or HTML: plain records of lines and the spans they rest on."""
