package io.backhaul.partner.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.partner.shopify.ShopifyAnswer.Refusal;
import io.backhaul.partner.shopify.ShopifyAnswer.Refused;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Stock is raised once, whatever is lost and whoever buys meanwhile; what cannot be told ends with a person (row S54). */
class StockPlanProperties {

    private static final int DELTA = 2;

    /** A store that compares first and knows keys for a day, as the real ones were seen to do. */
    private static final class Store {
        int level = 10;
        int raised;
        int hour;
        final Map<String, Integer> keys = new HashMap<>();

        ShopifyAnswer adjust(StockPlan plan) {
            if (plan.move().changeFrom() != level) {
                return new Refused(Refusal.STALE, "no longer matches");
            }
            Integer known = keys.get(plan.key());
            if (known != null && hour - known < 24) {
                return new ShopifyAnswer.Done(null);
            }
            keys.put(plan.key(), hour);
            level += plan.move().delta();
            raised++;
            return new ShopifyAnswer.Done(null);
        }
    }

    /** The hub's side, as it looks at the level and sends. */
    private static final class Hub {
        final Store store = new Store();
        StockPlan kept;
        int firstSent = -1;
        int tries;
        String end;

        void works(int chance) {
            int read = store.level;
            if (chance % 5 == 1) {
                store.level--; // somebody buys between the reading and the call
            }
            if (kept == null) {
                send(fresh(read), chance);
                return;
            }
            StockPlan.Step step = kept.next(read, Duration.ofHours(store.hour - firstSent));
            if (step instanceof StockPlan.Send again) {
                send(again.plan(), chance);
            } else {
                end = step instanceof StockPlan.Raised ? "DONE" : "PERSON";
            }
        }

        private StockPlan fresh(int level) {
            return new StockPlan(new StockMove("i", "l", DELTA, level, "restock", "r"), "k" + tries);
        }

        private void send(StockPlan plan, int chance) {
            boolean first = firstSent < 0;
            kept = plan;
            firstSent = first ? store.hour : firstSent;
            tries++;
            ShopifyAnswer answer = answer(plan, chance);
            if (StockPlan.isVoid(answer, first)) {
                kept = null;
                firstSent = first ? -1 : firstSent;
            } else if (!StockPlan.isDoubtful(answer, first)) {
                end = answer instanceof ShopifyAnswer.Done ? "DONE" : "PERSON";
            }
        }

        private ShopifyAnswer answer(StockPlan plan, int chance) {
            return switch (chance % 7) {
                case 2 -> ShopifyAnswer.none("never reached it");
                case 3 -> {
                    store.adjust(plan);
                    yield ShopifyAnswer.none("the answer was lost");
                }
                case 4 -> new ShopifyAnswer.Throttled(Duration.ofSeconds(1));
                default -> store.adjust(plan);
            };
        }
    }

    @Row("S54")
    @Property(tries = 20_000)
    void stockIsNeverRaisedTwice(@ForAll @Size(max = 30) List<@IntRange(max = 69) Integer> happenings) {
        Hub hub = new Hub();
        for (int h : happenings) {
            if (hub.end != null) {
                break;
            }
            switch (h % 10) {
                case 7 -> hub.store.level--;
                case 8 -> hub.store.hour += 5;
                case 9 -> hub.store.hour += 25;
                default -> hub.works(h);
            }
        }
        for (int quiet = 0; hub.end == null && quiet < 3; quiet++) {
            hub.works(0);
        }
        assertThat(hub.store.raised).isLessThanOrEqualTo(1);
        assertThat(hub.end).as("it comes to an end").isNotNull();
        if (hub.end.equals("DONE")) {
            assertThat(hub.store.raised).isEqualTo(1);
        }
    }
}
