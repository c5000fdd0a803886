package io.backhaul.partner.mail;

import io.backhaul.mapping.UnreadableMessage;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final String QUOTES =
            "blockquote, .gmail_attr, .gmail_quote:not(:has(blockquote)), .yahoo_quoted, .moz-cite-prefix,"
                    + " .protonmail_quote, .zmail_extra, .tutanota_quote, [name=quote], #isReplyContent, #isForwardContent";
    private static final String OWN_INDENT = "blockquote[style*=border:none]:not([type]):not([cite]):not([class]),"
            + " blockquote[style*=border: none]:not([type]):not([cite]):not([class])";
    private static final String DIVIDERS =
            "#divRplyFwdMsg, #appendonsend, .OutlookMessageHeader, #mail-editor-reference-message-container,"
                    + " .ms-outlook-mobile-reference-message, #stopSpelling, div[style~=(?i)border-top:\\s?solid #(e1e1e1|b5c4df)]";
    private static final String UNSEEN = "script, style, head, title, template, [style~=(?i)mso-hide\\s?:\\s?all]";

    private static final int MAX_DEPTH = 300;

    /** Elements left open before the page is built; many a mail program forgets some. */
    private static final int MAX_OPEN = 2_000;

    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9]{0,15})");
    private static final Set<String> NEVER_DEEP = Set.of(
            "p", "br", "hr", "img", "input", "meta", "link", "li", "td", "th", "tr", "dd", "dt", "option", "col",
            "wbr");

    private HtmlText() {}

    static String of(String html) {
        refuseTooManyOpen(html);
        Document page = Jsoup.parse(html);
        Element body = page.body();
        refuseTooDeep(body);
        HiddenHtml.remove(page);
        body.select(UNSEEN).remove();
        body.select(DIVIDERS).forEach(divider -> divider.before(new Element("div").text(QuoteHeader.DIVIDER_LINE)));
        HtmlTable.toLines(body);
        StringBuilder text = new StringBuilder();
        body.traverse(new Writer(text, quotes(body)));
        return text.toString().replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n");
    }

    /** Building a page costs the square of its depth: what is deep beyond measure is refused before. */
    private static void refuseTooManyOpen(String html) {
        Matcher tag = TAG.matcher(html);
        int open = 0;
        while (tag.find()) {
            if (!NEVER_DEEP.contains(tag.group(2).toLowerCase(Locale.ROOT))) {
                open = Math.max(0, open + (tag.group(1).isEmpty() ? 1 : -1));
            }
            if (open > MAX_OPEN) {
                throw new UnreadableMessage("mail", "HTML nested deeper than " + MAX_DEPTH);
            }
        }
    }

    /** Depth costs time everywhere below; no mail program nests like that. */
    private static void refuseTooDeep(Element body) {
        body.traverse((node, depth) -> {
            if (depth > MAX_DEPTH) {
                throw new UnreadableMessage("mail", "HTML nested deeper than " + MAX_DEPTH);
            }
        });
    }

    private static Set<Element> quotes(Element body) {
        Set<Element> quotes = Collections.newSetFromMap(new IdentityHashMap<>());
        quotes.addAll(body.select(QUOTES));
        body.select(OWN_INDENT).forEach(quotes::remove);
        return quotes;
    }

    private static final class Writer implements NodeVisitor {

        private final StringBuilder text;
        private final Set<Element> marked;
        private int quotes;

        Writer(StringBuilder text, Set<Element> marked) {
            this.text = text;
            this.marked = marked;
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
                quotes += marked.contains(element) ? 1 : 0;
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (marked.contains(element)) {
                    quotes--;
                    newLine(true);
                } else if (BLOCKS.contains(element.tagName())) {
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
