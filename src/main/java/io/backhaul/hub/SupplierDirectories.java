package io.backhaul.hub;

import io.backhaul.hub.settings.ChannelConfig.Complete;
import io.backhaul.hub.settings.ChannelConfig.Drop;
import io.backhaul.hub.settings.ChannelConfig.Files;
import io.backhaul.hub.settings.ChannelConfig.Folder;
import io.backhaul.hub.settings.ChannelConfig.Sftp;
import io.backhaul.hub.settings.SupplierConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The routes of a supplier's directories: what he drops is taken, what is for him is left, a canary comes back. */
final class SupplierDirectories {

    private SupplierDirectories() {}

    /** A route to be made from a template. */
    record Made(String template, String id, Map<String, Object> parameters) {}

    static List<Made> routes(SupplierConfig config, Files files) {
        String supplier = config.code();
        String by = files instanceof Folder ? "-folder" : "";
        Map<String, Object> in = parameters(supplier, files, files.drop().in());
        in.putAll(whole(files.drop()));
        Map<String, Object> out = parameters(supplier, files, files.drop().out());
        List<Made> made = new ArrayList<>(List.of(
                new Made("supplier-files" + by, "supplier-files-" + supplier, in),
                new Made("leave-file" + by, "leave-file-" + supplier, out)));
        String canary = config.watching().canary();
        if (canary != null) {
            made.add(new Made("canary-file", "canary-file-" + supplier, parameters(supplier, files, canary)));
        }
        return made;
    }

    private static Map<String, Object> parameters(String supplier, Files files, String directory) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("supplier", supplier);
        if (files instanceof Sftp sftp) {
            parameters.put("directory", directory);
            login(sftp, parameters);
        } else {
            parameters.put(
                    "directory", Path.of(directory).toAbsolutePath().normalize().toString());
        }
        return parameters;
    }

    private static void login(Sftp sftp, Map<String, Object> parameters) {
        parameters.put("host", sftp.host());
        parameters.put("port", sftp.port());
        parameters.put("user", sftp.user());
        parameters.put("login", sftp.privateKeyFile() == null ? "password" : "publickey");
        parameters.put(
                "password", sftp.password() == null ? "none" : sftp.password().reveal());
        if (sftp.privateKeyFile() != null) {
            parameters.put("key", sftp.privateKeyFile());
        }
        if (sftp.knownHosts() != null) {
            parameters.put("knownHosts", sftp.knownHosts());
        }
    }

    /** What he renames or marks when it is whole need not be looked at twice. */
    private static Map<String, Object> whole(Drop drop) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("readLock", drop.complete() == Complete.UNCHANGED ? "changed" : "none");
        if (drop.complete() == Complete.DONE_FILE) {
            options.put("done", "${file:name}.done");
        }
        return options;
    }
}
