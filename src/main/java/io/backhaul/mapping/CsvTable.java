package io.backhaul.mapping;

/** CSV in whichever dialect, to rows. */
final class CsvTable {

    private CsvTable() {}

    static FileRows read(byte[] content, CsvFormat format, String name) {
        String text = TextFile.decode(content, format.charset(), name);
        if (text.isBlank()) {
            throw new UnreadableMessage(name, "the file is empty");
        }
        CsvLexer cells = new CsvLexer(text, format.delimiter(), format.quote());
        TableReader table = new TableReader(format.shape(), format.columns(), name, true);
        return table.counting(format.trailer()).read(cells);
    }
}
