package io.backhaul.partner;

import java.math.BigInteger;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Notices that a supplier's message names or changes where money shall be paid (F86, N11). Nothing in the hub stores or uses such
 * details: whoever names them asks a person, on whatever subject he writes.
 */
public final class BankDetails {

    /** Lengths of IBANs by country (ISO 13616 registry). */
    private static final Map<String, Integer> IBAN_LENGTHS = lengths(
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18"
                    + " FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21"
                    + " LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22"
                    + " SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20");

    private static final Pattern IBAN = Pattern.compile("(?<![A-Z0-9])[A-Z]{2}[0-9]{2}(?:[ .-]?[A-Z0-9]){11,30}");
    private static final Pattern CHUNK = Pattern.compile("[ .-]");

    /** A code of a bank counts where it is called one. */
    private static final Pattern BIC = Pattern.compile(
            "\\b(?:SWIFT|BIC)\\b[^A-Z0-9\\n]{0,5}(?:CODE|NO|NUMMER|:)?[^A-Z0-9\\n]{0,5}[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\\b");

    private static final Pattern NUMBER = Pattern.compile(
            "(?iu)\\b(?:account|acct|a/c|konto|kontonummer|compte|cuenta|conto|conta"
                    + "|rekening(?:nummer)?|rachunku?|účtu|účet|hesap|routing|aba|sort[ -]code|blz|clabe|bankgiro|plusgiro)"
                    + "(?:[ -]?(?:number|no|nr|num|code|nummer|numara(?:sı)?|n[°º]))?\\.?\\s?[:#]?\\s{0,3}\\d[\\d /-]{4,32}\\d\\b");

    /** How a new account is told of, one language a line: en de fr es it pt nl pl sv cs tr zh. */
    private static final List<Pattern> WORDS = patterns(
            "(?:(?:new|updated?|changed?|changing|different|our|following|correct(?:ed)?)\\s(?:\\p{L}+\\s){0,2}(?:bank(?:ing)?"
                    + "(?:\\s(?:account|details|information|data|coordinates))|beneficiary|payee)|bank(?:ing)? details|bank account"
                    + " (?:has |was |is )?(?:been )?(?:chang|mov|clos|updat)\\w*|change of (?:our )?bank|remit (?:all |the |your )?"
                    + "(?:payments? |funds |money )?to\\b|remittance (?:address|details|information)|wire (?:transfer |instructions|"
                    + "the |all |funds |payments? ){1,3}(?:to\\b|:|below|details)|payment instructions have)",
            "(?:bankverbindung|kontoverbindung|bankdaten|neue[sn]? (?:bank)?konto\\b|geänderte[sn]? (?:bank)?konto\\b|unser(?:em|e)?"
                    + " (?:neue[sn]? )?bankkonto|überweisen sie (?:\\p{L}+ ){0,4}auf)",
            "(?:coordonn[ée]es bancaires|(?:nouveau|nouvel|notre|changement de) (?:rib|iban|compte(?: bancaire)?)\\b|r[ée]f[ée]rences"
                    + " bancaires|domiciliation bancaire)",
            "(?:datos bancarios|(?:nueva|nuestra|cambio de) cuenta(?: bancaria)?\\b|coordenadas bancarias|transferir(?: el pago)? a la"
                    + " cuenta)",
            "(?:coordinate bancarie|dati bancari|(?:nuovo|nostro|cambio) (?:iban|conto(?: corrente| bancario)?)\\b)",
            "(?:dados banc[áa]rios|(?:nova|nossa|mudan[çc]a de) conta(?: banc[áa]ria)?\\b|coordenadas banc[áa]rias|chave pix)",
            "(?:bankgegevens|(?:nieuwe?|ons|gewijzigde?) (?:bank)?rekening(?:nummer)?\\b|nieuwe? iban)",
            "(?:dane bankowe|(?:nowy|nasz|zmiana) (?:numer(?:u)? )?(?:konta|rachun(?:ek|ku))(?: bankow\\p{L}+)?\\b|rachun(?:ek|ku)"
                    + " bankow\\p{L}+)",
            "(?:bankuppgifter|(?:nytt|nya|vårt|ändrat) (?:bankgiro|plusgiro|bankkonto|kontonummer)\\b|nya bankkonto)",
            "(?:bankovní (?:spojení|údaje)|(?:nový|nové|naše|změna) (?:číslo )?(?:bankovní\\p{L}* )?účtu?\\b|číslo účtu)",
            "(?:banka (?:hesa[bp]\\p{L}*|bilgi\\p{L}*)|(?:yeni|değişen) (?:iban|hesap)\\b|hesap numara\\p{L}*)",
            "(?:银行(?:账户|账号|帐户|帐号|信息|资料)|开户(?:行|银行)|收款(?:账户|账号|帐户|银行)|新(?:的)?(?:账户|账号|帐户|帐号)|(?:账户|账号|帐户|帐号)"
                    + "(?:变更|更改|已变)|汇款(?:至|到))");

    private BankDetails() {}

    /** What was found, in words that repeat no number; empty when the text names no bank details. */
    public static Optional<String> in(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\p{Cf}", "");
        String upper = plain.toUpperCase(Locale.ROOT);
        if (namesIban(upper)) {
            return Optional.of("an IBAN");
        }
        if (BIC.matcher(upper).find()) {
            return Optional.of("a SWIFT/BIC code");
        }
        if (NUMBER.matcher(plain).find()) {
            return Optional.of("an account number");
        }
        return WORDS.stream()
                .map(words -> words.matcher(plain))
                .filter(Matcher::find)
                .findFirst()
                .map(found -> "'" + found.group().replaceAll("\\s+", " ").strip() + "'");
    }

    private static boolean namesIban(String upper) {
        Matcher candidate = IBAN.matcher(upper);
        for (int from = 0; candidate.find(from); from = candidate.start() + 1) {
            String compact = CHUNK.matcher(candidate.group()).replaceAll("");
            Integer length = IBAN_LENGTHS.get(compact.substring(0, 2));
            if (length != null && compact.length() >= length && checks(compact.substring(0, length))) {
                return true;
            }
        }
        return false;
    }

    /** The first four characters go last, letters count from 10, and what is left by 97 is 1 (ISO 13616). */
    private static boolean checks(String iban) {
        String digits = (iban.substring(4) + iban.substring(0, 4))
                .chars()
                .mapToObj(c -> String.valueOf(Character.getNumericValue(c)))
                .collect(Collectors.joining());
        return new BigInteger(digits).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    private static Map<String, Integer> lengths(String table) {
        return Pattern.compile(" ")
                .splitAsStream(table)
                .collect(Collectors.toUnmodifiableMap(e -> e.substring(0, 2), e -> Integer.valueOf(e.substring(2))));
    }

    private static List<Pattern> patterns(String... words) {
        return Arrays.stream(words)
                .map(w -> Pattern.compile("(?iu)(?<![\\p{L}&&[^\\p{IsHan}]])" + w.replace(" ", "\\s+")))
                .toList();
    }
}
