package io.backhaul.partner.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/** Takes out what a person does not see in his mail program: nobody's verdict may stand in it. */
final class HiddenHtml {

    private static final Pattern RULE = Pattern.compile("([^{}@]{1,500})\\{([^{}]{0,2000})}");
    private static final Pattern NOTHING = Pattern.compile("[+-]?0*(\\.0*)?(px|pt|em|rem|ex|%)?");
    private static final Pattern FAR_AWAY = Pattern.compile("-\\s*\\d{3,}.*");
    private static final Pattern RGB = Pattern.compile("rgba?\\(\\s*(\\d+)\\s*,\\s*(\\d+)\\s*,\\s*(\\d+)\\s*(,.*)?\\)");
    private static final Set<String> SIZES =
            Set.of("font-size", "line-height", "max-height", "height", "width", "opacity");
    private static final String WHITE = "#ffffff";

    private HiddenHtml() {}

    static void remove(Document page) {
        for (Element sheet : page.select("style")) {
            RULE.matcher(sheet.data()).results().limit(500).forEach(rule -> removeByRule(page, rule));
        }
        for (Element element : page.body().getAllElements()) {
            if (element != page.body() && (isHidden(element) || isOfItsGround(element))) {
                element.remove();
            }
        }
    }

    private static void removeByRule(Document page, MatchResult rule) {
        if (hides(declarations(rule.group(2)))) {
            try {
                page.body().select(rule.group(1).strip()).remove();
            } catch (Selector.SelectorParseException e) {
                page.body().select("[class], [id]").stream()
                        .filter(named -> mentions(rule.group(1), named))
                        .forEach(Element::remove); // a selector only browsers know: rather too much than too little
            }
        }
    }

    private static boolean mentions(String selector, Element named) {
        return named.classNames().stream().anyMatch(name -> selector.contains("." + name))
                || (!named.id().isEmpty() && selector.contains("#" + named.id()));
    }

    private static boolean isHidden(Element element) {
        return element.hasAttr("hidden") || hides(declarations(element.attr("style")));
    }

    private static boolean hides(Map<String, String> style) {
        boolean nothing = style.entrySet().stream()
                .anyMatch(d -> SIZES.contains(d.getKey())
                        && NOTHING.matcher(d.getValue()).matches()
                        && (!d.getKey().matches("height|width|line-height") || isCut(style)));
        return nothing
                || style.getOrDefault("display", "").equals("none")
                || style.getOrDefault("visibility", "").matches("hidden|collapse")
                || style.getOrDefault("mso-hide", "").equals("all")
                || style.getOrDefault("color", "").equals("transparent")
                || List.of("left", "top", "right", "text-indent", "margin-left", "margin-top").stream()
                        .anyMatch(side ->
                                FAR_AWAY.matcher(style.getOrDefault(side, "")).matches());
    }

    private static boolean isCut(Map<String, String> style) {
        return style.getOrDefault("overflow", "").equals("hidden");
    }

    /** True when its letters have the colour of what lies behind them. */
    private static boolean isOfItsGround(Element element) {
        String letters = colour(declarations(element.attr("style")).getOrDefault("color", element.attr("color")));
        if (letters.isEmpty()) {
            return false;
        }
        for (Element around = element; around != null; around = around.parent()) {
            Map<String, String> style = declarations(around.attr("style"));
            String ground = colour(
                    style.getOrDefault("background-color", style.getOrDefault("background", around.attr("bgcolor"))));
            if (!ground.isEmpty()) {
                return ground.equals(letters);
            }
        }
        return letters.equals(WHITE);
    }

    private static String colour(String written) {
        String plain = written.strip();
        if (plain.equals("white")) {
            return WHITE;
        }
        Matcher rgb = RGB.matcher(plain);
        if (rgb.matches()) {
            return String.format(
                    Locale.ROOT,
                    "#%02x%02x%02x",
                    Integer.parseInt(rgb.group(1)) & 255,
                    Integer.parseInt(rgb.group(2)) & 255,
                    Integer.parseInt(rgb.group(3)) & 255);
        }
        return plain.matches("#[0-9a-f]{3}")
                ? "#" + plain.substring(1).replaceAll("(.)", "$1$1")
                : plain.equals("transparent") ? "" : plain;
    }

    private static Map<String, String> declarations(String style) {
        Map<String, String> all = new HashMap<>();
        for (String declaration : style.toLowerCase(Locale.ROOT).split(";")) {
            String[] pair = declaration.split(":", 2);
            if (pair.length == 2) {
                all.put(pair[0].strip(), pair[1].replace("!important", "").strip());
            }
        }
        return all;
    }
}
