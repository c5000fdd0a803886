package io.backhaul.console.page;

import io.backhaul.bench.Meaning;
import io.backhaul.bench.Sample;
import io.backhaul.console.Benching;
import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Refused;
import io.backhaul.console.Shadows;
import io.backhaul.console.api.Downloads;
import io.backhaul.console.api.Uploads;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Onboarding a supplier: samples in, proposal, changes, replay, files. */
@Controller
class BenchPages {

    private final Benching benching;
    private final Shadows shadows;

    BenchPages(Benching benching, Shadows shadows) {
        this.benching = benching;
        this.shadows = shadows;
    }

    @GetMapping("/bench")
    String all(@AuthenticationPrincipal ConsoleUser user, Model model) {
        model.addAttribute("benches", benching.all(user.merchant()));
        model.addAttribute("shadows", shadows.suppliers(user.merchant()));
        return "bench";
    }

    @PostMapping("/bench")
    String begin(
            @AuthenticationPrincipal ConsoleUser user,
            @RequestParam String code,
            @RequestParam String name,
            @RequestParam List<MultipartFile> samples,
            RedirectAttributes flash) {
        try {
            List<Sample> read = Uploads.samples(samples);
            return "redirect:/bench/"
                    + benching.begin(user.merchant(), code.strip(), name.strip(), read, user.getUsername());
        } catch (Refused e) {
            flash.addFlashAttribute("refused", e.getMessage());
            return "redirect:/bench";
        }
    }

    @GetMapping("/bench/{id}")
    String one(@AuthenticationPrincipal ConsoleUser user, @PathVariable String id, Model model) {
        model.addAttribute("bench", benching.look(user.merchant(), id));
        model.addAttribute("fields", BenchForm.fields());
        model.addAttribute("meanings", Arrays.asList(Meaning.values()));
        model.addAttribute(
                "findings",
                Arrays.stream(Meaning.values())
                        .filter(m -> m.isCondition() || m == Meaning.ASK)
                        .toList());
        return "bench-one";
    }

    @PostMapping("/bench/{id}")
    String change(
            @AuthenticationPrincipal ConsoleUser user,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes flash) {
        try {
            var draft = benching.look(user.merchant(), id).proposal().draft();
            benching.change(user.merchant(), id, BenchForm.of(form, draft));
        } catch (Refused e) {
            flash.addFlashAttribute("refused", e.getMessage());
        }
        return "redirect:/bench/" + id;
    }

    @GetMapping("/bench/{id}/files")
    String files(
            @AuthenticationPrincipal ConsoleUser user,
            @PathVariable String id,
            @RequestParam(required = false) Set<String> leaveOut,
            Model model,
            RedirectAttributes flash) {
        try {
            model.addAttribute("files", benching.files(user.merchant(), id, out(leaveOut)));
        } catch (Refused e) {
            flash.addFlashAttribute("refused", e.getMessage());
            return "redirect:/bench/" + id;
        }
        model.addAttribute("bench", benching.look(user.merchant(), id));
        model.addAttribute("leaveOut", out(leaveOut));
        return "bench-files";
    }

    @Hidden
    @GetMapping("/bench/{id}/files.zip")
    ResponseEntity<byte[]> zip(
            @AuthenticationPrincipal ConsoleUser user,
            @PathVariable String id,
            @RequestParam(required = false) Set<String> leaveOut) {
        return Downloads.zip(
                "supplier.zip",
                benching.files(user.merchant(), id, out(leaveOut)).bytes());
    }

    @PostMapping("/bench/{id}/publish")
    String publish(
            @AuthenticationPrincipal ConsoleUser user,
            @PathVariable String id,
            @RequestParam(required = false) Set<String> leaveOut,
            @RequestParam(defaultValue = "false") boolean replace,
            RedirectAttributes flash) {
        try {
            flash.addFlashAttribute(
                    "published", benching.publish(user.merchant(), id, out(leaveOut), replace, user.getUsername()));
            return "redirect:/bench/" + id;
        } catch (Refused e) {
            flash.addFlashAttribute("refused", e.getMessage());
            return "redirect:/bench/" + id + "/files";
        }
    }

    private static Set<String> out(Set<String> leaveOut) {
        return leaveOut == null ? Set.of() : leaveOut;
    }
}
