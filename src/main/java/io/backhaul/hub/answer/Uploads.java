package io.backhaul.hub.answer;

import io.backhaul.hub.answer.AnswerForm.Photo;
import io.backhaul.mapping.MediaType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Photos in a form: few, small, and pictures by their first bytes whatever their names say. */
final class Uploads {

    private static final long LARGEST_FORM = 22L * 1024 * 1024;

    private static final int MOST = 10;
    private static final long LARGEST = 6L * 1024 * 1024;
    private static final long TOGETHER = 20L * 1024 * 1024;

    private Uploads() {}

    /**
     * Why nothing of a form is read: it is too large, or comes in pieces without saying how many, so that reading it would be the
     * only way to find out. Empty when it may be read.
     */
    static Optional<HttpStatus> refusal(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        if (length < 0 && request instanceof MultipartHttpServletRequest) {
            return Optional.of(HttpStatus.LENGTH_REQUIRED);
        }
        return length > LARGEST_FORM ? Optional.of(HttpStatus.PAYLOAD_TOO_LARGE) : Optional.empty();
    }

    /** The photos; empty when they are too many, too large or no pictures. */
    static Optional<List<Photo>> read(HttpServletRequest request) throws IOException {
        if (!(request instanceof MultipartHttpServletRequest form)) {
            return Optional.of(List.of());
        }
        try {
            return photos(form.getFiles("photos"));
        } catch (MultipartException e) {
            return Optional.empty(); // larger than the server takes, or cut off
        }
    }

    private static Optional<List<Photo>> photos(List<MultipartFile> files) throws IOException {
        List<MultipartFile> sent = files.stream().filter(f -> !f.isEmpty()).toList();
        long together = sent.stream().mapToLong(MultipartFile::getSize).sum();
        if (sent.size() > MOST || together > TOGETHER || sent.stream().anyMatch(f -> f.getSize() > LARGEST)) {
            return Optional.empty();
        }
        List<Photo> photos = new ArrayList<>();
        for (MultipartFile file : sent) {
            byte[] content = file.getBytes();
            if (!MediaType.of(content).startsWith("image/")) {
                return Optional.empty();
            }
            photos.add(new Photo("photo-" + (photos.size() + 1), content));
        }
        return Optional.of(photos);
    }
}
