package io.backhaul.partner.shopify;

import java.util.List;

/**
 * What is left to tell the store about returned goods.
 *
 * @param process units to process, with what becomes of them
 * @param dispose what becomes of units that are processed already or never came, one list for each reverse fulfilment order,
 *     which the store wants in calls of their own
 * @param otherwise units of which the store's books already say something else
 */
public record GoodsWork(List<ProcessedLine> process, List<List<ProcessedLine.Goods>> dispose, int otherwise) {

    public GoodsWork {
        process = List.copyOf(process);
        dispose = List.copyOf(dispose);
    }

    public boolean isNothing() {
        return process.isEmpty() && dispose.isEmpty();
    }
}
