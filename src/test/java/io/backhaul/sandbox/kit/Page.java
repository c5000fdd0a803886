package io.backhaul.sandbox.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists of the control desk: {@code {"items":[..],"next":cursor or null}}, 200 at a time. */
public final class Page {

    private static final int SIZE = 200;

    private Page() {}

    /** The part of the list that the call's {@code cursor} asks for. */
    public static Answer of(List<?> all, Call call) {
        int from = call.query("cursor").map(Page::position).orElse(0);
        int to = Math.min(all.size(), from + SIZE);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", from >= all.size() ? List.of() : new ArrayList<>(all.subList(from, to)));
        page.put("next", to < all.size() ? String.valueOf(to) : null);
        return Answer.json(page);
    }

    private static int position(String cursor) {
        try {
            return Math.max(0, Integer.parseInt(cursor));
        } catch (NumberFormatException e) {
            throw new Refusal(400, "cursor is not one of ours: " + cursor);
        }
    }
}
