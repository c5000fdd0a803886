package io.backhaul.store;

import static io.backhaul.store.StoreFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.message.Evidence;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VaultIT {

    private static final UUID CASE = UUID.randomUUID();
    private static final UUID OTHER_CASE = UUID.randomUUID();

    private final StoreFixture store = new StoreFixture();
    private final Vault vault = store.vault;
    private final Attachments attachments = new Attachments(store.database, vault);

    @Test
    void opensOnlyWithItsKeyAndUnchanged() {
        UUID key = vault.newKey("demo");
        byte[] sealed = vault.seal(key, bytes("name and address"));
        assertThat(vault.open(key, sealed)).hasValue(bytes("name and address"));
        assertThat(vault.seal(key, bytes("name and address"))).isNotEqualTo(sealed);
        assertThat(vault.open(UUID.randomUUID(), sealed)).isEmpty();
        UUID other = vault.newKey("demo");
        assertThatThrownBy(() -> vault.open(other, sealed)).isInstanceOf(IllegalStateException.class);
        sealed[20] ^= 1;
        assertThatThrownBy(() -> vault.open(key, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void noticesAForeignMasterKey() {
        assertThat(vault.fits()).isTrue();
        vault.newKey("demo");
        assertThat(vault.fits()).isTrue();
        MasterKey foreign = MasterKey.of("//79/Pv6+fj39vX08/Lx8O/u7ezr6uno5+bl5OPi4eA=");
        assertThat(new Vault(store.database, store.clock, foreign).fits()).isFalse();
        assertThat(foreign.toString()).doesNotContain("//79");
    }

    @Test
    void aFileIsReadThroughItsOwnCaseOnly() {
        UUID receipt = store.receipts
                .keep(NewReceipt.of("demo", "sftp:globex", "a.csv", "file", bytes("about one case")))
                .id();
        UUID photo = attach(receipt);
        assertThat(attach(receipt)).isEqualTo(photo);
        String sha256 = Sha256.hex(bytes("photo"));
        assertThat(attachments.ofCase("demo", CASE)).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("crack.jpg");
            assertThat(file.sha256()).isEqualTo(sha256);
        });
        assertThat(attachments.content("demo", CASE, sha256)).hasValue(bytes("photo"));
        assertThat(attachments.content("demo", OTHER_CASE, sha256)).isEmpty();
    }

    private UUID attach(UUID receipt) {
        return store.transaction.execute(status ->
                attachments.put("demo", receipt, CASE, Evidence.Kind.PHOTO, "crack.jpg", "image/jpeg", bytes("photo")));
    }
}
