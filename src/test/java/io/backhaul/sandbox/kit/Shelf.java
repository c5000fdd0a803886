package io.backhaul.sandbox.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Where the partners keep what they know: JSON documents in named collections, each change appended to a journal before
 * anybody is answered, so that a process killed at any moment comes back with everything it ever acknowledged.
 *
 * <p>Documents are handed out as copies; a change counts only when it is put back.
 */
public final class Shelf implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Map<String, byte[]>> collections = new LinkedHashMap<>();
    private final Map<String, Map<String, byte[]>> pending = new LinkedHashMap<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private final Journal journal;

    private Shelf(Journal journal) {
        this.journal = journal;
    }

    /** Opens the shelf and replays its journal. */
    public static Shelf open(Path file) throws IOException {
        Shelf shelf = new Shelf(new Journal(file));
        shelf.journal.replay(line -> line.forEach(
                entry -> shelf.keep(entry.get(0).asText(), entry.get(1).asText(), document(entry))));
        shelf.journal.start(shelf.collections);
        return shelf;
    }

    private static byte[] document(JsonNode entry) {
        return entry.get(2).isNull() ? null : Json.bytes(entry.get(2));
    }

    /** Puts a document; alone it is durable on return, inside {@link #together} with the rest. */
    public void put(String collection, String key, Object document) {
        change(collection, key, Json.bytes(document));
    }

    /** Takes a document away. */
    public void remove(String collection, String key) {
        change(collection, key, null);
    }

    private void change(String collection, String key, byte[] document) {
        if (lock.isHeldByCurrentThread()) {
            pending.computeIfAbsent(collection, c -> new LinkedHashMap<>()).put(key, document);
        } else {
            together(() -> {
                change(collection, key, document);
                return null;
            });
        }
    }

    /** Runs the action once the current work is durable; at once if there is none. */
    public void afterwards(Runnable action) {
        if (lock.isHeldByCurrentThread()) {
            afterwards.add(action);
        } else {
            action.run();
        }
    }

    /** Does the work alone; all its changes become durable in one piece, or none if it throws. */
    public <T> T together(Supplier<T> work) {
        if (lock.isHeldByCurrentThread()) {
            return part(work);
        }
        List<Runnable> next;
        T result;
        lock.lock();
        try {
            result = work.get();
            commit();
            next = List.copyOf(afterwards);
        } finally {
            pending.clear();
            afterwards.clear();
            lock.unlock();
        }
        next.forEach(Runnable::run);
        return result;
    }

    /** A part of a larger work: if it throws, its own changes are taken back and the rest may go on. */
    private <T> T part(Supplier<T> work) {
        Map<String, Map<String, byte[]>> before = new LinkedHashMap<>();
        pending.forEach((collection, documents) -> before.put(collection, new LinkedHashMap<>(documents)));
        int actions = afterwards.size();
        try {
            return work.get();
        } catch (RuntimeException e) {
            pending.clear();
            pending.putAll(before);
            afterwards.subList(actions, afterwards.size()).clear();
            throw e;
        }
    }

    private void commit() {
        if (pending.isEmpty()) {
            return;
        }
        try {
            journal.append(line(pending));
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot write its journal", e);
        }
        pending.forEach(
                (collection, documents) -> documents.forEach((key, document) -> keep(collection, key, document)));
    }

    private void keep(String collection, String key, byte[] document) {
        Map<String, byte[]> documents = collections.computeIfAbsent(collection, c -> new LinkedHashMap<>());
        if (document == null) {
            documents.remove(key);
        } else {
            documents.put(key, document);
        }
    }

    /** One line of the journal: {@code [["collection","key",document or null],...]}. */
    static byte[] line(Map<String, Map<String, byte[]>> changes) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        changes.forEach((collection, documents) -> documents.forEach((key, document) -> {
            line.write(line.size() == 0 ? '[' : ',');
            line.writeBytes(
                    ("[" + Json.text(collection) + "," + Json.text(key) + ",").getBytes(StandardCharsets.UTF_8));
            line.writeBytes(document == null ? "null".getBytes(StandardCharsets.UTF_8) : document);
            line.write(']');
        }));
        line.writeBytes("]\n".getBytes(StandardCharsets.UTF_8));
        return line.toByteArray();
    }

    /** A copy of the document. */
    public <T> Optional<T> find(String collection, String key, Class<T> type) {
        lock.lock();
        try {
            Map<String, byte[]> changed = pending.getOrDefault(collection, Map.of());
            byte[] document = changed.containsKey(key)
                    ? changed.get(key)
                    : collections.getOrDefault(collection, Map.of()).get(key);
            return Optional.ofNullable(document).map(d -> Json.read(d, type));
        } finally {
            lock.unlock();
        }
    }

    /** Copies of all documents of a collection, in the order in which they were first put. */
    public <T> List<T> all(String collection, Class<T> type) {
        List<byte[]> documents;
        lock.lock();
        try {
            Map<String, byte[]> all = new LinkedHashMap<>(collections.getOrDefault(collection, Map.of()));
            pending.getOrDefault(collection, Map.of()).forEach((key, document) -> {
                if (document == null) {
                    all.remove(key);
                } else {
                    all.put(key, document);
                }
            });
            documents = List.copyOf(all.values());
        } finally {
            lock.unlock();
        }
        return new Copies<>(documents, type);
    }

    /** Documents read only when somebody looks at them. */
    private static final class Copies<T> extends AbstractList<T> {
        private final List<byte[]> documents;
        private final Class<T> type;

        Copies(List<byte[]> documents, Class<T> type) {
            this.documents = documents;
            this.type = type;
        }

        @Override
        public T get(int index) {
            return Json.read(documents.get(index), type);
        }

        @Override
        public int size() {
            return documents.size();
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            journal.close();
        } finally {
            lock.unlock();
        }
    }
}
