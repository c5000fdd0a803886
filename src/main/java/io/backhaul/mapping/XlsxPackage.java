package io.backhaul.mapping;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * A workbook as the zip file it is, checked before anybody reads it: how many parts, how large, how tightly packed, what they
 * are called, and nothing that runs. Looks at it exactly as the workbook's reader does, so that none sees what the other missed.
 */
final class XlsxPackage implements AutoCloseable {

    private static final int MAX_PARTS = 500;
    private static final long MAX_SIZE = 64L * 1024 * 1024;
    private static final long SMALL = 1024 * 1024;
    private static final int MAX_RATIO = 100;

    private final ZipFile zip;
    private final String name;

    private XlsxPackage(ZipFile zip, String name) {
        this.zip = zip;
        this.name = name;
    }

    static XlsxPackage open(byte[] content, String name) {
        String head = new String(content, 0, Math.min(8, content.length), java.nio.charset.StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            throw new UnreadableMessage(
                    name, "is an old or password-protected Excel file; save it as .xlsx without a password");
        }
        if (!head.startsWith("PK\u0003\u0004")) {
            throw new UnreadableMessage(name, "is not an Excel workbook (.xlsx)");
        }
        try {
            ZipFile zip = ZipFile.builder()
                    .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                    .get();
            XlsxPackage opened = new XlsxPackage(zip, name);
            opened.check();
            return opened;
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableMessage(name, "is a broken workbook: " + e.getMessage(), e);
        }
    }

    /** A part's content, bounded like the whole. */
    InputStream part(String path) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(path);
        if (entry == null) {
            throw new UnreadableMessage(name, "is not an Excel workbook: " + path + " is missing");
        }
        return new Bounded(zip.getInputStream(entry), MAX_SIZE);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void check() throws IOException {
        Set<String> names = new HashSet<>();
        long left = MAX_SIZE;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            checkName(entry.getName());
            if (!names.add(entry.getName().toLowerCase(Locale.ROOT))) {
                throw refused("has two parts of one name");
            }
            if (names.size() > MAX_PARTS) {
                throw refused("has more than " + MAX_PARTS + " parts");
            }
            left -= size(entry, left);
        }
        if (!names.contains("[content_types].xml") || !names.contains("xl/workbook.xml")) {
            throw refused("is a zip file, but not an Excel workbook (.xlsx)");
        }
    }

    private void checkName(String part) {
        String lower = part.toLowerCase(Locale.ROOT);
        if (part.startsWith("/") || part.contains("..") || part.contains("\\") || part.matches(".*\\p{Cntrl}.*")) {
            throw refused("has a part with a name that leaves it");
        }
        if (lower.endsWith("vbaproject.bin")) {
            throw refused("has macros (.xlsm); save it as .xlsx");
        }
        if (lower.endsWith("workbook.bin")) {
            throw refused("is a binary workbook (.xlsb); save it as .xlsx");
        }
    }

    /** Inflates a part and throws it away: what its header says of its size is the sender's claim. */
    private long size(ZipArchiveEntry entry, long left) throws IOException {
        if (entry.getGeneralPurposeBit().usesEncryption() || !zip.canReadEntryData(entry)) {
            throw refused("is protected by a password; save it without one");
        }
        long size = 0;
        byte[] block = new byte[16 * 1024];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                size += read;
                if (size > left) {
                    throw refused("unpacks to more than " + MAX_SIZE / SMALL + " MB");
                }
                if (size > SMALL && size > MAX_RATIO * Math.max(1, entry.getCompressedSize())) {
                    throw refused("is packed more tightly than a workbook can be: a zip bomb");
                }
            }
        }
        return size;
    }

    private UnreadableMessage refused(String reason) {
        return new UnreadableMessage(name, reason);
    }

    /** Ends with an error where a part has more to give than was checked. */
    private static final class Bounded extends FilterInputStream {

        private long left;

        Bounded(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] block, int from, int length) throws IOException {
            int read = super.read(block, from, length);
            return counted(read, read);
        }

        private int counted(int read, int bytes) throws IOException {
            left -= Math.max(0, bytes);
            if (left < 0) {
                throw new IOException("a part is larger than it was");
            }
            return read;
        }
    }
}
