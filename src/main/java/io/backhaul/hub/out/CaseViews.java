package io.backhaul.hub.out;

import io.backhaul.core.Uuid5;
import io.backhaul.core.message.Line;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import io.backhaul.store.CommandRows.Row;
import io.backhaul.store.PostgresCases;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an executor needs to know of the case behind a command; read without locks. */
public final class CaseViews {

    private final PostgresCases cases;

    public CaseViews(PostgresCases cases) {
        this.cases = cases;
    }

    /** The case with this id; empty when there is none. */
    public Optional<View> of(String merchant, UUID caseId) {
        return cases.view(merchant, caseId).map(View::new);
    }

    public View of(Row row) {
        return of(row.merchant(), row.caseId()).orElseThrow(() -> new IllegalStateException("no case " + row.caseId()));
    }

    /** A case as executors see it. */
    public record View(ReturnCase returnCase) {

        public String returnId() {
            return returnCase.request().envelope().reference(Reference.Type.RETURN);
        }

        public String orderId() {
            return returnCase.request().order().orderId();
        }

        public String orderName() {
            return returnCase.request().order().orderName();
        }

        public Leg leg(String supplier) {
            return returnCase.leg(supplier);
        }

        /** The units of a leg whose way is over, with the return they belong to. */
        public ShopifyReturnRefunds.Units units(String supplier) {
            return new ShopifyReturnRefunds.Units(returnId(), leg(supplier).over());
        }

        public List<Line> lines(String supplier) {
            return returnCase.request().lines().stream()
                    .filter(l -> supplier.equals(l.supplier()))
                    .toList();
        }

        /** What the customer reads when a person declined: every reason given, each once. */
        public String declineNote() {
            return returnCase.facts().operator(OperatorAction.DECLINE, null).stream()
                    .map(d -> d.note())
                    .filter(Objects::nonNull)
                    .distinct()
                    .collect(Collectors.joining("\n"));
        }

        /** Where this label of the supplier's can be fetched. */
        public String label(String supplier, String id) {
            return returnCase.facts().all(ReturnAuthorized.class).stream()
                    .filter(a -> a.supplier().equals(supplier))
                    .map(ReturnAuthorized::labelUrl)
                    .filter(url -> url != null && Uuid5.of(url).toString().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no label " + id + " of " + supplier));
        }

        /** Whether he has sent no later label than this one. */
        public boolean isLatestLabel(String supplier, String url) {
            return returnCase.facts().latestLabel(supplier).filter(url::equals).isPresent();
        }

        /** Our purchase order number at this supplier; where none is known the order name is it. */
        public String poNumber(String supplier) {
            return returnCase.request().order().poNumbers().getOrDefault(supplier, orderName());
        }
    }
}
