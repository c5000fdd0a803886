package io.backhaul.partner.mail;

import io.backhaul.mapping.words.Finding;
import io.backhaul.mapping.words.PhraseBooks;
import io.backhaul.mapping.words.Tables;
import java.util.List;
import java.util.Map;

/**
 * What was found in a mail before any mapping, each finding with the words it came from. This is what a person is shown
 * beside the canonical fields, and what a supplier's own mapping is made of.
 *
 * @param findings what the general reading found, by {@code mappings/mail/words}: {@link Finding.Kind#message()} and
 *     {@link Finding.Kind#field()} tell which canonical field it fills, {@link Finding#text()} from which words
 * @param pairs label to value as the sender wrote them, from lines "label: value" and tables of two columns; a mapping sees
 *     them as {@code pairs}
 * @param tables rows below the head of each table, head to cell; a mapping sees them as {@code tables}
 */
public record MailFindings(List<Finding> findings, Map<String, String> pairs, List<List<Map<String, String>>> tables) {

    /**
     * Only the sender's own words are read; quotes and signature never count.
     *
     * @param books {@code Mappings.words()}
     * @param skuPrefixes how the supplier's SKUs begin; may be empty
     */
    public static MailFindings of(ReceivedMail mail, PhraseBooks books, List<String> skuPrefixes) {
        String own = mail.mappedText();
        return new MailFindings(books.read(own, skuPrefixes), Tables.pairs(own), Tables.records(own));
    }
}
