package io.backhaul.hub.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.Uuid5;
import io.backhaul.store.ErasureLog;
import io.backhaul.store.ErasureLog.Counts;
import io.backhaul.store.ErasureLog.Erasure;
import io.backhaul.store.ErasureRows;
import io.backhaul.store.PersonalWords;
import io.backhaul.store.Receipt;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The erasures that stores and people ask for. Each is named by its request, so that taking the request up again goes on where it
 * was, and asking twice is harmless.
 */
public final class Erasures {

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
    private static final int AT_ONCE = 100;
    private static final int SHOWN = 5;

    private final ErasureLog log;
    private final ErasureRows rows;
    private final Eraser eraser;
    private final CustomerFiles files;

    Erasures(ErasureLog log, ErasureRows rows, Eraser eraser, CustomerFiles files) {
        this.log = log;
        this.rows = rows;
        this.eraser = eraser;
        this.files = files;
    }

    /** A store asks to forget one of its customers. Searched first, while his own deliveries still say how he is called. */
    String customer(Receipt request, String store, JsonNode body) {
        Erasure erasure = begin(request, ErasureLog.Kind.CUSTOMER, store, request.sourceId());
        CustomerRequest asked = CustomerRequest.of(body);
        PersonalWords known = eraser.known(erasure, asked.orders(), PersonalWords.of(asked.words()));
        List<UUID> unsearched = eraser.search(erasure, known);
        asked.orders().forEach(order -> eraser.order(erasure, order, known));
        return finish(erasure, unsearched);
    }

    /** A store that has removed the app asks to forget all of its customers. */
    String shop(Receipt request, String store) {
        Erasure erasure = begin(request, ErasureLog.Kind.SHOP, store, request.sourceId());
        PersonalWords nothing = PersonalWords.of(List.of());
        rows.casesOfStore(request.merchant(), store).forEach(id -> eraser.returnCase(erasure, id, nothing));
        eraser.store(erasure, store);
        files.eraseStore(request.merchant(), store);
        return finish(erasure, List.of());
    }

    /** A person asks to forget the customer of a return. */
    String returnCase(Receipt request, UUID caseId, String by, JsonNode body) {
        Erasure erasure = begin(request, ErasureLog.Kind.RETURN, null, by);
        PersonalWords known = eraser.known(
                erasure, caseId, PersonalWords.of(CustomerRequest.of(body).words()));
        List<UUID> unsearched = eraser.search(erasure, known);
        eraser.returnCase(erasure, caseId, known);
        return finish(erasure, unsearched);
    }

    /** Data that came after an erasure is erased as soon as it was read; called every minute. */
    public void again() {
        rows.receivedSince(AT_ONCE).forEach(eraser::again);
        files.removeHandedOver();
    }

    private Erasure begin(Receipt request, ErasureLog.Kind kind, String store, String by) {
        UUID id = Uuid5.of("erasure/" + request.id());
        LOG.info("erasure {} of kind {} begins or goes on", id, kind);
        return log.begin(request.merchant(), id, kind, store, by, request.id());
    }

    private String finish(Erasure erasure, List<UUID> unsearched) {
        Counts total = log.total(erasure);
        String words = "erased what was kept of " + total.orders() + " order(s) with " + total.cases() + " return(s): "
                + total.originals() + " original(s), " + total.files() + " file(s), " + total.texts() + " text(s)"
                + (unsearched.isEmpty() ? "" : "; " + left(unsearched));
        eraser.finish(erasure, words);
        return words;
    }

    private static String left(List<UUID> unsearched) {
        String first = unsearched.stream().limit(SHOWN).map(UUID::toString).collect(Collectors.joining(", "));
        return "more is packed in " + unsearched.size()
                + " original(s) than is searched: look yourself whether they name the customer: "
                + first + (unsearched.size() > SHOWN ? ", ..." : "");
    }
}
