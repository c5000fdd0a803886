package io.backhaul.partner.mail;

import io.backhaul.core.message.Evidence;
import io.backhaul.mapping.MediaType;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * A file that came with a mail, or that we send with one; its bytes are never changed.
 *
 * @param name file name made harmless: letters, digits, dot, dash and underscore
 * @param mediaType by content, not by name
 * @param content the bytes
 * @param sha256 lower-case hex of the content
 */
public record Attachment(String name, String mediaType, byte[] content, String sha256) {

    public Attachment {
        content = content.clone();
    }

    /** Any name, made harmless; type and hash are taken from the content. */
    public static Attachment of(String name, byte[] content) {
        return new Attachment(SafeName.of(name), MediaType.of(content), content, SafeName.sha256(content));
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    public Evidence evidence() {
        return new Evidence(MediaType.evidenceKind(mediaType), sha256, name, content.length);
    }

    Map<String, Object> facts() {
        return Map.of("name", name, "mediaType", mediaType, "sha256", sha256, "size", content.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment that
                && name.equals(that.name)
                && mediaType.equals(that.mediaType)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, sha256);
    }

    @Override
    public String toString() {
        return name + " (" + mediaType + ", " + content.length + " bytes)";
    }
}
