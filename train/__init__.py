"""The training of recoupe's own French pipeline from open treebanks and Wikinews names; not part of the package."""
