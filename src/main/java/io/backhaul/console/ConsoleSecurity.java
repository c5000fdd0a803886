package io.backhaul.console;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.server.CookieSameSiteSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Three doors: partners' webhooks (open, each proves itself by its signature), programs (password with every request, no
 * session), and people (login form, session, CSRF tokens, a strict content policy).
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class ConsoleSecurity {

    private static final String CONTENT_POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** A browser that sends another site's request with a remembered password: nobody meant that. */
    private static final RequestMatcher FROM_ANOTHER_SITE =
            request -> "cross-site".equals(request.getHeader("Sec-Fetch-Site"));

    private static final RequestMatcher HTMX = request -> request.getHeader("HX-Request") != null;

    private static final AuthenticationEntryPoint LOGIN_PAGE = new LoginUrlAuthenticationEntryPoint("/login");

    @Bean
    @Order(1)
    SecurityFilterChain partners(HttpSecurity http) throws Exception {
        return http.securityMatcher("/hooks/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain programs(HttpSecurity http) throws Exception {
        return http.securityMatcher("/api/**", "/sandbox/**", "/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .requestMatchers(FROM_ANOTHER_SITE)
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(Customizer.withDefaults())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain people(HttpSecurity http) throws Exception {
        return http.addFilterBefore(new StrangersUploads(ConsoleSecurity::refuseStranger), CsrfFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(HttpMethod.GET, "/login", "/webjars/**", "/assets/**")
                                .permitAll()
                                .requestMatchers("/error")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.loginPage("/login").permitAll())
                .httpBasic(Customizer.withDefaults())
                .logout(logout -> logout.logoutSuccessUrl("/login?out"))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                                (request, response, e) -> {
                                    response.setHeader("HX-Refresh", "true");
                                    response.setStatus(401);
                                },
                                HTMX)
                        .defaultAuthenticationEntryPointFor(LOGIN_PAGE, ConsoleSecurity::wantsPage))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(Customizer.withDefaults()))
                .build();
    }

    private static void refuseStranger(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException, ServletException {
        if (wantsPage(request)) {
            LOGIN_PAGE.commence(request, response, e);
        } else {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new RememberingEncoder(new BCryptPasswordEncoder());
    }

    @Bean
    UserDetailsService consoleUsers(
            ConsoleSettings settings, PasswordEncoder encoder, @Value("${backhaul.data:./data}") Path dataDirectory) {
        String hash = new ConsolePassword(encoder, dataDirectory).hash(settings);
        return name -> {
            if (!settings.user().equals(name)) {
                throw new UsernameNotFoundException("nobody here is called that");
            }
            return new ConsoleUser(name, hash, settings.merchant());
        };
    }

    /** The session cookie stays with this site; it is HttpOnly by the server's default. */
    @Bean
    CookieSameSiteSupplier sessionCookie() {
        return CookieSameSiteSupplier.ofLax();
    }
}
