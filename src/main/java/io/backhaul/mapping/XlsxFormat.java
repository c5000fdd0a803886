package io.backhaul.mapping;

/**
 * How one partner writes Excel workbooks ({@code .xlsx}): the {@code xlsx} block of his passport.
 *
 * @param sheet name of the sheet; null: the first one a person sees
 * @param shape where the table stands in the sheet
 * @param columns its columns; {@code decimalComma} is about cells that are text, since a number needs no sign
 */
public record XlsxFormat(String sheet, TableShape shape, Columns columns) implements FileFormat {

    static XlsxFormat of(FormatBlock block) {
        return new XlsxFormat(
                block.text("sheet"),
                TableShape.of(block),
                Columns.of(block, block.texts("columns"), block.lists("aliases")));
    }

    @Override
    public String type() {
        return "xlsx";
    }
}
