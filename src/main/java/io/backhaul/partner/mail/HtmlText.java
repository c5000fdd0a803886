package io.backhaul.partner.mail;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** An HTML body as plain text, with quotes marked by {@code "> "} so that they can be cut like any other quote. */
final class HtmlText {

    private static final Set<String> BLOCKS =
            Set.of("p", "div", "tr", "li", "table", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "pre", "hr");
    private static final String QUOTES = "blockquote, .gmail_quote, .yahoo_quoted";
    private static final String UNSEEN = "script, style, head";

    private HtmlText() {}

    static String of(String html) {
        Document page = Jsoup.parse(html);
        HiddenHtml.remove(page);
        Element body = page.body();
        body.select(UNSEEN).remove();
        StringBuilder text = new StringBuilder();
        body.traverse(new Writer(text));
        return text.toString().replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n");
    }

    private static final class Writer implements NodeVisitor {

        private final StringBuilder text;
        private int quotes;

        Writer(StringBuilder text) {
            this.text = text;
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                write(words.text().replace('\u00A0', ' '));
            } else if (node instanceof Element element) {
                if (element.tagName().equals("br")) {
                    text.append('\n');
                } else if (BLOCKS.contains(element.tagName())) {
                    newLine(element.tagName().equals("p") || element.tagName().equals("blockquote"));
                } else if (element.tagName().equals("td") || element.tagName().equals("th")) {
                    write(" ");
                }
                quotes += element.is(QUOTES) ? 1 : 0;
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                quotes -= element.is(QUOTES) ? 1 : 0;
                if (BLOCKS.contains(element.tagName())) {
                    newLine(false);
                }
            }
        }

        private void newLine(boolean paragraph) {
            if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
            if (paragraph) {
                text.append('\n');
            }
        }

        private void write(String words) {
            boolean lineStart = text.length() == 0 || text.charAt(text.length() - 1) == '\n';
            if (words.isBlank() && lineStart) {
                return;
            }
            text.append(lineStart && quotes > 0 ? "> " : "").append(lineStart ? words.stripLeading() : words);
        }
    }
}
