package io.backhaul.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** Parts of a page that refresh themselves: the browser names the state it shows, and gets nothing while that is current. */
final class Live {

    private static final int DIGEST_LETTERS = 16;

    private Live() {}

    /** True when only the live part is wanted, not the page around it. */
    static boolean partOnly(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null && request.getHeader("HX-History-Restore-Request") == null;
    }

    /** The answer that leaves the page as it is. */
    static ModelAndView unchanged() {
        ModelAndView nothing = new ModelAndView();
        nothing.setStatus(HttpStatus.NO_CONTENT);
        nothing.setView((model, request, response) -> {});
        return nothing;
    }

    /** A short name for what is shown: equal states have equal names. */
    static String digest(Object... shown) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Object part : shown) {
                sha.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
            }
            return HexFormat.of().formatHex(sha.digest()).substring(0, DIGEST_LETTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
