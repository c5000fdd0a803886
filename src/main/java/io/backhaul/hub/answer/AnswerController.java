package io.backhaul.hub.answer;

import io.backhaul.hub.answer.AnswerForm.Photo;
import io.backhaul.hub.answer.AnswerLinks.Found;
import io.backhaul.hub.answer.AnswerLinks.Open;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page behind a link in our mail. Opening it changes nothing, however often and by whomever: only a form that a person has
 * filled in and confirmed does. A link is never logged.
 */
@RestController
class AnswerController {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerController.class);
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final AnswerLinks links;
    private final AnswerTokens tokens;
    private final AnswerDesk desk;
    private final AnswerFile files;
    private final WrongTokens wrong;
    private final Clock clock;

    AnswerController(
            AnswerLinks links, AnswerTokens tokens, AnswerDesk desk, AnswerFile files, WrongTokens wrong, Clock clock) {
        this.links = links;
        this.tokens = tokens;
        this.desk = desk;
        this.files = files;
        this.wrong = wrong;
        this.clock = clock;
    }

    @GetMapping("/answer/{token}")
    ResponseEntity<String> overview(@PathVariable("token") String token, HttpServletRequest request) {
        return opened(token, request, open -> page(200, overview(token, open, request)));
    }

    @GetMapping("/answer/{token}/{verdict}")
    ResponseEntity<String> form(
            @PathVariable("token") String token, @PathVariable("verdict") String verdict, HttpServletRequest request) {
        return opened(
                token,
                request,
                open -> Verdict.of(verdict)
                        .map(v -> page(200, form(token, open, v, null, null)))
                        .orElseGet(AnswerController::nothing));
    }

    @GetMapping("/answer/{token}/file/{sha256}")
    ResponseEntity<byte[]> file(@PathVariable("token") String token, @PathVariable("sha256") String sha256) {
        Optional<AnswerFile.Content> content =
                Optional.ofNullable(links.find(token).open()).flatMap(open -> files.find(open, sha256));
        return content.map(AnswerController::file)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @PostMapping("/answer/{token}/{verdict}")
    ResponseEntity<String> answer(
            @PathVariable("token") String token, @PathVariable("verdict") String word, HttpServletRequest request)
            throws IOException {
        Open open = links.find(token).open();
        Verdict verdict = Verdict.of(word).orElse(null);
        if (open == null || verdict == null) {
            return opened(token, request, o -> nothing());
        }
        Optional<HttpStatus> refusal = Uploads.refusal(request);
        if (refusal.isPresent()) {
            return page(refusal.get().value(), form(token, open, verdict, null, "page.photoWrong"));
        }
        Optional<List<Photo>> photos = Uploads.read(request);
        return photos.isEmpty()
                ? page(413, form(token, open, verdict, null, "page.photoWrong"))
                : answer(token, open, verdict, request, photos.get());
    }

    private ResponseEntity<String> answer(
            String token, Open open, Verdict verdict, HttpServletRequest request, List<Photo> photos) {
        AnswerForm form = AnswerForm.read(
                verdict,
                request::getParameter,
                photos,
                open.supplier().passport().rmaRequired());
        Optional<String> once =
                tokens.once(request.getParameter("form"), open.link().tokenHash(), verdict.word(), clock.instant());
        if (once.isEmpty() || !form.isGood()) {
            String problem = form.isGood() ? "page.again" : null;
            return page(422, form(token, open, verdict, form, problem));
        }
        if (desk.isTooMuch(open)) {
            return page(429, AnswerPage.notice(open.language(), "page.busy", "page.busyHint"));
        }
        desk.keep(open, verdict, form, once.get());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(self(token) + "?sent"))
                .build();
    }

    /** Nobody is thanked for what is not durable. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<String> notNow(Exception e) {
        LOG.error("the answer page cannot be served; who answers is asked to send it again", e);
        return page(503, AnswerPage.notice("en", "page.failed", "page.failedHint"));
    }

    private ResponseEntity<String> opened(
            String token, HttpServletRequest request, Function<Open, ResponseEntity<String>> page) {
        Found found = links.find(token);
        if (found.open() != null) {
            return page.apply(found.open());
        }
        if (wrong.isTooMany(String.valueOf(request.getRemoteAddr()))) {
            return page(429, AnswerPage.notice("en", "page.busy", "page.busyHint"));
        }
        return found.gone() ? page(410, AnswerPage.notice("en", "page.gone", "page.goneHint")) : nothing();
    }

    private String overview(String token, Open open, HttpServletRequest request) {
        boolean sent = "sent".equals(request.getQueryString()); // asking for a parameter would read a form
        return AnswerPage.overview(open, self(token), desk.given(open), files.of(open), sent);
    }

    private String form(String token, Open open, Verdict verdict, AnswerForm typed, String problem) {
        String value = tokens.formValue(open.link().tokenHash(), verdict.word(), clock.instant());
        return AnswerPage.form(open, self(token), verdict, value, typed, problem);
    }

    private String self(String token) {
        return links.path(token);
    }

    private static ResponseEntity<String> nothing() {
        return page(404, AnswerPage.notice("en", "page.gone", "page.goneHint"));
    }

    private static ResponseEntity<String> page(int status, String html) {
        return ResponseEntity.status(status).contentType(HTML).body(html);
    }

    private static ResponseEntity<byte[]> file(AnswerFile.Content content) {
        boolean shown = AnswerFile.isShown(content.file());
        MediaType type =
                shown ? MediaType.parseMediaType(content.file().mediaType()) : MediaType.APPLICATION_OCTET_STREAM;
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, shown ? "inline" : "attachment")
                .body(content.bytes());
    }
}
