"""What the text of a report consists of: blocks, marks of wires, masthead."""
