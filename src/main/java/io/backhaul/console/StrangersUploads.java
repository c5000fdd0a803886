package io.backhaul.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses files from whoever has no session before anything of them is read: looking for a form's token among its fields would
 * read and store all of it. A password with the request changes nothing, since pages take forms of a session only.
 */
final class StrangersUploads extends OncePerRequestFilter {

    private final AuthenticationEntryPoint refusal;

    /** @param refusal what anybody gets who is not logged in */
    StrangersUploads(AuthenticationEntryPoint refusal) {
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isUpload(request) && SecurityContextHolder.getContext().getAuthentication() == null) {
            refusal.commence(request, response, new InsufficientAuthenticationException("files of nobody known"));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isUpload(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
}
