"""Taking marked content out of a PDF, to see what is left."""

import pikepdf

SHOWS_TEXT = ("Tj", "TJ", "'", '"')


def without_text(pdf, hides):
    """Takes out the text of marked content for which `hides(page, tag, properties)`."""
    for number, sheet in enumerate(pdf.pages):
        kept, hidden, nesting = [], 0, []
        for operands, operator in pikepdf.parse_content_stream(sheet):
            name = str(operator)
            if name in ("BDC", "BMC"):
                named = name == "BDC" and isinstance(operands[1], pikepdf.Dictionary)
                nesting.append(hides(number, str(operands[0]), operands[1] if named else pikepdf.Dictionary()))
                hidden += nesting[-1]
            elif name == "EMC":
                hidden -= nesting.pop() if nesting else 0
            if not (hidden and name in SHOWS_TEXT):
                kept.append((operands, operator))
        sheet.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
