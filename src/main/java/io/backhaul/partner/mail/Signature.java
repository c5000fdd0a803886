package io.backhaul.partner.mail;

import java.util.List;
import java.util.regex.Pattern;

/** Where a mail stops being an answer: closings, device lines and disclaimers, in the languages our suppliers use. */
final class Signature {

    private static final int LINES = 12;

    private static final Pattern CLOSING = Pattern.compile(
            "(?iu)(with )?(best|kind|kindest|warm|many)? ?(regards|wishes|greetings)|sincerely( yours)?|yours (sincerely|truly)"
                    + "|thanks( again| in advance)?|(many )?thank you( very much)?|thanks and regards|cheers|best"
                    + "|(mit )?(freundlichen?|besten?|herzlichen?) gr(ü|u|ue)(ß|ss)en?|viele gr(ü|u|ue)(ß|ss)e|mfg|lg|vg|(vielen )?dank"
                    + "|(bien )?cordialement|(cordiales )?salutations( distingu[ée]es)?|bien à vous|merci( d'avance)?"
                    + "|saludos( cordiales)?|(reciba )?un (cordial )?saludo|atentamente|gracias"
                    + "|cordiali saluti|distinti saluti|(un )?saluti|cordialmente|grazie"
                    + "|(com os )?(melhores )?cumprimentos|atenciosamente|atentamente|obrigad[oa]|abraços"
                    + "|(met )?vriendelijke groet(en)?|met hartelijke groet(en)?|groet(en|jes)?|hoogachtend|bedankt"
                    + "|(z )?powa[żz]aniem|pozdrawiam( serdecznie)?|(serdeczne )?pozdrowienia|dzi[ęe]kuj[ęe]|z wyrazami szacunku"
                    + "|(med )?(v[äa]nliga?|b[äa]sta) h[äa]lsning(ar)?|mvh|h[äa]lsningar|tack"
                    + "|(s )?(p[řr][áa]telsk[ýy]m )?pozdravem|d[ěe]kuji|d[ěe]kujeme|s úctou"
                    + "|(sayg[ıi]lar[ıi]m(la|[ıi]zla)|sayg[ıi]lar)|iyi çal[ıi][şs]malar|te[şs]ekk[üu]rler|kolay gelsin"
                    + "|此致|敬礼|此致敬礼|祝好|谢谢|顺颂商祺|祝商祺|致敬");

    private static final Pattern DEVICE = Pattern.compile(
            "(?iu)((sent from|gesendet von|gesendet mit|von meinem|envoy[ée] (de|depuis|à partir)|enviado (desde|do|de)|inviato (da|dal)"
                    + "|verstuurd vanaf|verzonden (vanaf|met)|wys[łl]ane z|skickat (från|fr[åa]n)|odesl[áa]no z|get outlook for"
                    + "|holen sie sich outlook f[üu]r|t[ée]l[ée]charge[rz] outlook pour|obtener outlook para|scarica outlook per"
                    + "|sent via|发自我的|来自我的|从我的)[ ]?[\\p{L}\\p{N} '’®.-]{1,60}"
                    + "|[\\p{L}'’ ]{1,40}(gönderildi|dan gönderildi)|发自我的.{1,40})(\\s{0,3}<https?://[^>\\s]{1,200}>)?");

    private static final Pattern DISCLAIMER = Pattern.compile(
            "(?iu)\\W{0,5}(confidentiality( notice)?|disclaimer|haftungsausschluss|avis de confidentialité|aviso legal|aviso de confidencialidad"
                    + "|this (e-?mail|message|communication)\\b.{0,120}\\b(confidential|privileged|intended)"
                    + "|diese e-?mail\\b.{0,80}\\bvertraulich|ce (message|courriel|mail)\\b.{0,120}\\bconfidenti"
                    + "|este (mensaje|correo|e-?mail)\\b.{0,120}\\bconfidencia|questo messaggio\\b.{0,120}\\b(riservat|confidenzial)"
                    + "|esta mensagem\\b.{0,120}\\bconfidencia|dit (bericht|e-?mail)\\b.{0,120}\\bvertrouwelijk"
                    + "|to unsubscribe|you (have )?received this (e-?mail|message) because|mailing list\\b).{0,3000}");
    private static final Pattern LIST = Pattern.compile("(?i).{0,100}\\b(mailing list|unsubscribe)\\b.{0,200}");
    private static final Pattern RULE = Pattern.compile("\\s{0,20}[_*=-]{5,200}\\s{0,20}");

    private Signature() {}

    /** The lines above it. */
    static List<String> cutFrom(List<String> lines) {
        int end = lines.size();
        boolean begun = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean last = lines.size() - i <= LINES + 1 && !saysMore(lines, i + 1);
            boolean footer = last && RULE.matcher(line).matches() && isListFooter(lines, i + 1);
            if (ends(line) || footer || (begun && (DISCLAIMER.matcher(line).matches() || (last && isClosing(line))))) {
                end = i;
                break;
            }
            begun |= !line.isEmpty();
        }
        while (end > 0
                && (lines.get(end - 1).isBlank()
                        || RULE.matcher(lines.get(end - 1)).matches())) {
            end--;
        }
        return lines.subList(0, end);
    }

    private static boolean isListFooter(List<String> lines, int from) {
        return from < lines.size() && LIST.matcher(lines.get(from)).matches();
    }

    /** Whole sentences below "Thanks," are no signature. */
    private static boolean saysMore(List<String> lines, int from) {
        return lines.subList(from, lines.size()).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(3)
                .anyMatch(line -> line.matches(".{0,500}[.!?;。！？]") && line.split("\\s{1,20}").length >= 4);
    }

    private static boolean ends(String line) {
        return line.equals("--")
                || line.equals("—")
                || (line.length() <= 300 && DEVICE.matcher(line).matches());
    }

    private static boolean isClosing(String line) {
        return line.length() <= 60
                && CLOSING.matcher(line.replaceAll("[,.!，。！]{1,5}$", "")).matches();
    }
}
