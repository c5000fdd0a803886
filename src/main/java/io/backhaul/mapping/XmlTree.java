package io.backhaul.mapping;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML to rows, in one pass; a file that is not whole and well-formed gives none at all. */
final class XmlTree {

    private static final int MAX_TEXT = 10_000;

    private final XMLStreamReader xml;
    private final TreeSteps steps;
    private final Deque<StringBuilder> texts = new ArrayDeque<>();

    private XmlTree(XMLStreamReader xml, TreeSteps steps) {
        this.xml = xml;
        this.steps = steps;
    }

    static FileRows read(byte[] content, TreeFormat format, String name) {
        TreeRows rows = new TreeRows(format, name);
        walk(content, rows, name);
        return rows.done();
    }

    /** Shows the steps all there is. */
    static void walk(byte[] content, TreeSteps steps, String name) {
        try {
            new XmlTree(Xml.open(new ByteArrayInputStream(content)), steps).walk();
        } catch (XMLStreamException e) {
            String at =
                    e.getLocation() == null ? "" : " line " + e.getLocation().getLineNumber();
            throw new UnreadableMessage(name + at, "is not whole and well-formed XML: " + reason(e), e);
        }
    }

    /** The parser's words without the place it repeats. */
    private static String reason(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        String words = message.substring(message.indexOf("Message: ") < 0 ? 0 : message.indexOf("Message: ") + 9);
        return words.replaceAll("\\s+", " ").strip();
    }

    private void walk() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (Xml.next(xml)) {
                case XMLStreamConstants.START_ELEMENT -> begin();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
                case XMLStreamConstants.END_ELEMENT -> end();
                default -> {}
            }
        }
    }

    private void begin() {
        steps.open(xml.getLocalName(), xml.getLocation().getLineNumber());
        texts.push(new StringBuilder());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            steps.value("@" + xml.getAttributeLocalName(i), Cell.text(xml.getAttributeValue(i)));
        }
    }

    private void text() {
        StringBuilder text = texts.peek();
        if (text != null && text.length() < MAX_TEXT) {
            text.append(xml.getText());
        }
    }

    private void end() {
        steps.value("", Cell.text(texts.pop().toString().strip()));
        steps.close();
    }
}
