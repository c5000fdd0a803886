package io.backhaul.sandbox.files;

import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Call;
import io.backhaul.sandbox.kit.Page;
import io.backhaul.sandbox.kit.PartnerServer;
import io.backhaul.sandbox.kit.Ports;
import io.backhaul.sandbox.kit.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * The suppliers' SFTP server. Each supplier is a user whose password is his name and who sees only his own directories:
 * {@code in} holds what he drops for the hub, {@code out} what the hub leaves for him. A supplier of another name is there as
 * soon as somebody speaks of him.
 */
public final class SftpSandbox implements AutoCloseable {

    /** The suppliers of the shipped configuration who talk in files. */
    public static final List<String> SUPPLIERS = List.of("globex", "initech");

    private static final String HOST = "127.0.0.1";
    private static final String UNFINISHED = "unfinished";

    private final Path root;
    private final Path knownHosts;
    private SshServer server;
    private final Map<String, DropBox> boxes = new ConcurrentHashMap<>();
    private final VirtualFileSystemFactory homes = new VirtualFileSystemFactory();
    private final ClientKey clientKey;
    private final Cuts cuts = new Cuts();

    /** @param directory where directories, host key and known_hosts are kept */
    public SftpSandbox(Path directory, Ports ports) throws IOException {
        this.root = directory.toAbsolutePath();
        this.knownHosts = root.resolve("known_hosts");
        SUPPLIERS.forEach(this::box);
        clientKey = ClientKey.in(root);
        server = server(ports.of("sftp"));
        start();
    }

    private SshServer server(int port) {
        SshServer made = SshServer.setUpDefaultServer();
        made.setHost(HOST);
        made.setPort(port);
        made.setFileSystemFactory(homes);
        made.setPasswordAuthenticator((user, password, session) -> login(user, password));
        made.setPublickeyAuthenticator((user, key, session) -> clientKey.matches(key) && login(user, user));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(cuts);
        made.setSubsystemFactories(List.of(sftp));
        return made;
    }

    private boolean login(String user, String password) {
        if (!user.equals(password) || !isSupplier(user)) {
            return false;
        }
        box(user);
        return true;
    }

    private static boolean isSupplier(String name) {
        return name.matches("[a-z][a-z0-9-]{0,39}") && !name.equals(UNFINISHED);
    }

    private DropBox box(String supplier) {
        return boxes.computeIfAbsent(supplier, name -> {
            Path home = root.resolve(name);
            homes.setUserHomeDir(name, home);
            try {
                return new DropBox(home, root.resolve(UNFINISHED));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void start() throws IOException {
        SimpleGeneratorHostKeyProvider hostKey = new SimpleGeneratorHostKeyProvider(root.resolve("host_key"));
        hostKey.setAlgorithm(KeyUtils.EC_ALGORITHM);
        hostKey.setKeySize(256);
        server.setKeyPairProvider(hostKey);
        server.start();
        KeyPair pair = hostKey.loadKeys(null).iterator().next();
        Files.writeString(knownHosts, knownHost(HOST, pair.getPublic()) + knownHost("localhost", pair.getPublic()));
    }

    private String knownHost(String host, PublicKey key) {
        return "[" + host + "]:" + server.getPort() + " " + PublicKeyEntry.toString(key) + "\n";
    }

    /** The control desk's calls. */
    public void open(PartnerServer desk) {
        desk.on("PUT", "/sandbox/sftp/{supplier}/in/{file}", call -> {
            box(call).drop(call.name("file"), call.body());
            return Answer.json(Map.of("name", call.name("file"), "size", call.body().length));
        });
        desk.on("GET", "/sandbox/sftp/{supplier}/out", call -> Page.of(box(call).left(), call));
        desk.on("GET", "/sandbox/sftp/{supplier}/in", call -> Page.of(box(call).dropped(), call));
    }

    private DropBox box(Call call) {
        String supplier = call.name("supplier");
        if (!isSupplier(supplier)) {
            throw new Refusal(404, "no supplier can be called " + supplier);
        }
        return box(supplier);
    }

    /** The supplier drops a file for the hub. */
    public void drop(String supplier, String name, byte[] content) {
        box(supplier).drop(name, content);
    }

    /** What the hub has left for the supplier, oldest first. */
    public List<LeftFile> left(String supplier) {
        return new ArrayList<>(box(supplier).left());
    }

    /** The connection breaks in the middle of the next so many downloads of this file. */
    public void cut(String name, int times) {
        cuts.cut(name, times);
    }

    /** How many downloads were cut so far. */
    public int cuts() {
        return cuts.made();
    }

    /** A supplier's own directory, to write into it as his tools do: slowly, or under names of their own. */
    public Path home(String supplier) {
        box(supplier);
        return root.resolve(supplier);
    }

    /** File with the private key that every supplier's account takes instead of a password. */
    public Path clientKey() {
        return clientKey.file();
    }

    public int port() {
        return server.getPort();
    }

    /** The server goes away, and comes back at the same port. */
    public void away() throws IOException {
        server.stop(true);
    }

    public void back() throws IOException {
        server = server(server.getPort());
        start();
    }

    /** Where the server listens, by the hub's setting. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String supplier : SUPPLIERS) {
            String prefix = supplier.toUpperCase(Locale.ROOT) + "_SFTP_";
            settings.put(prefix + "HOST", HOST);
            settings.put(prefix + "PORT", String.valueOf(server.getPort()));
            settings.put(prefix + "USER", supplier);
            settings.put(prefix + "PASSWORD", supplier);
        }
        settings.put("SFTP_KNOWN_HOSTS", knownHosts.toString());
        return settings;
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
