package io.backhaul.hub.in;

import io.backhaul.store.Receipt;

/** What follows when a store has removed the app: its tokens are dead and no call of it works any more. */
public interface StoreGone {

    /**
     * Called again with the same receipt after a crash.
     *
     * @param store code of the store
     * @return what was done, in words
     */
    String gone(String store, Receipt receipt);
}
