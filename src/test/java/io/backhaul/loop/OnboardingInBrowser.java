package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.sandbox.SandboxHub;
import io.backhaul.sandbox.SandboxPartners;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Two suppliers whom nobody prepared anything for are onboarded by the page alone, in a real browser; after a restart each of
 * them plays a return, in shadow and turned on. Runs with {@code -Pbrowser}; pictures lie in {@code target/screens}.
 */
@Row("N1")
class OnboardingInBrowser {

    private static final Path SCREENS = Path.of("target", "screens");

    private Path home;
    private Path installation;
    private URI base;
    private SandboxPartners partners;
    private ConfigurableApplicationContext hub;
    private Chromium browser;

    @BeforeEach
    void aHubAndABrowser() throws IOException {
        home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "loop")), "browser");
        installation = Installation.at(home.resolve("installation")).with(Path.of("src/test/resources/loop/umbrella"));
        for (String other : List.of("umbrella", "tyrell", "wayne", "stark")) {
            Files.delete(installation.resolve("config/suppliers/" + other + ".yaml"));
        }
        try (ServerSocket free = new ServerSocket(0)) {
            base = URI.create("http://localhost:" + free.getLocalPort());
        }
        partners = SandboxPartners.start(home.resolve("data"), base, 0);
        start();
        browser = Chromium.start();
        login();
    }

    private void login() {
        browser.open(base.resolve("/login"));
        browser.type("[name=username]", "demo");
        browser.type("[name=password]", "demo");
        browser.click("form button");
    }

    private void start(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=" + base.getPort(),
                "--backhaul.data=" + home.resolve("data"),
                "--backhaul.config-dir=" + installation.resolve("config"),
                "--backhaul.mappings-dir=" + installation.resolve("mappings"),
                "--backhaul.shopify.poll=0",
                "--logging.level.root=WARN"));
        arguments.addAll(List.of(more));
        hub = SandboxHub.start(partners, arguments.toArray(String[]::new));
    }

    @AfterEach
    void close() throws IOException {
        if (browser != null) {
            browser.close();
        }
        hub.close();
        partners.close();
        FileSystemUtils.deleteRecursively(home);
    }

    @Test
    void twoSuppliersAreOnboardedByThePageAlone() throws IOException {
        Path samples = Files.createDirectories(home.resolve("samples"));
        onboard("hooli", "Hooli", List.of(OldAnswers.german(samples)), "kulanz geprüft", "DECLINED");
        onboard(
                "dupont",
                "Dupont",
                List.of(
                        OldAnswers.french(samples, 1, "acceptée", ""),
                        OldAnswers.french(samples, 2, "refusée", "Motif : délai dépassé"),
                        OldAnswers.french(samples, 3, "remboursé", "Montant : 24,90 €"),
                        OldAnswers.french(samples, 4, "à voir avec le chef", "")),
                "à voir avec le chef",
                "NOTHING");
        hub.close();
        start(
                "--HOOLI_SFTP_HOST=" + partners.settings().get("GLOBEX_SFTP_HOST"),
                "--HOOLI_SFTP_PORT=" + partners.settings().get("GLOBEX_SFTP_PORT"),
                "--HOOLI_SFTP_USER=hooli",
                "--HOOLI_SFTP_PASSWORD=hooli");
        login();
        World world = new World(new Api(base));
        byFile(world);
        byMail(world);
    }

    /** Upload, proposal, one word said by the person, replay, files, publish: nothing but clicks. */
    private void onboard(String code, String name, List<Path> samples, String word, String meaning) throws IOException {
        browser.open(base.resolve("/bench"));
        shown(code + "-1-upload");
        browser.type("[name=code]", code);
        browser.type("[name=name]", name);
        browser.choose("[name=samples]", samples);
        browser.click("main form button");
        assertThat(browser.text()).contains(" not read", "unknown status", "Not known");
        shown(code + "-2-proposal");
        browser.type("select[aria-label='" + word + "']", meaning);
        browser.click("#again");
        assertThat(browser.text())
                .doesNotContain(" not read")
                .contains("would become AUTHORIZED", "to supplier credit");
        shown(code + "-3-said");
        browser.click("#publish");
        assertThat(browser.text()).contains("config/suppliers/" + code + ".yaml", "shadow: true");
        shown(code + "-4-files");
        browser.click("main form[method=post] button");
        assertThat(browser.text()).contains("Restart the hub");
        shown(code + "-5-published");
        assertThat(installation.resolve("config/suppliers/" + code + ".yaml")).exists();
        assertThat(installation.resolve("mappings/" + code + "/samples/sample-1.expected.json"))
                .exists();
    }

    private void byFile(World world) throws IOException {
        CustomerReturn r = world.returned("#B1", Map.of(), World.item("HOOLI-1", 1, "14.25"));
        world.hooli.fileAbout(r);
        world.hooli.drops("b1.csv", FileSupplier.lines(OldAnswers.HEADER, "H-1;#B1;HOOLI-1;1;genehmigt;;"));
        turnOn(world, r, "hooli");
    }

    private void byMail(World world) throws IOException {
        CustomerReturn r = world.returned("#B2", Map.of(), World.item("DUPONT-5", 1, "14.25"));
        MailSupplier dupont = new MailSupplier(world, "retours@dupont.example", "Retours <retours@dupont.example>", "");
        dupont.answers(dupont.mail(r, 1), OldAnswers.french(5, "#B2", "DUPONT-5", "acceptée", ""));
        turnOn(world, r, "dupont");
    }

    private void turnOn(World world, CustomerReturn r, String supplier) throws IOException {
        World.until("his answer waits", () -> world.api.items("/api/shadow/" + supplier), all -> all.size() == 1);
        assertThat(r.leg(supplier).get("goods").asText()).isEqualTo("REQUESTED");
        browser.open(base.resolve("/bench/shadow/" + supplier));
        assertThat(browser.text()).contains("His answers wait", "Waiting: 1");
        shown(supplier + "-6-shadow");
        browser.click("#turn");
        assertThat(browser.text()).contains("1 messages are applied now");
        r.reaches(supplier, "goods", "AUTHORIZED");
        shown(supplier + "-7-on");
    }

    private void shown(String name) throws IOException {
        assertThat(browser.picture(SCREENS, name))
                .as(name + " scrolls sideways")
                .isFalse();
    }
}
