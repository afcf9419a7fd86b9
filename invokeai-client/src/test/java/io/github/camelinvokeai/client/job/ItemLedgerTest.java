package io.github.camelinvokeai.client.job;

import java.util.List;

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelinvokeai.client.events.EventIds;
import io.github.camelinvokeai.client.events.QueueItemStatusChanged;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ItemLedgerTest {

    private final ItemLedger ledger = new ItemLedger();

    @Test
    void lateNewsIsNoNews() {
        assertThat(ledger.isNews(status(1, "in_progress", 1))).isTrue();
        assertThat(ledger.isNews(status(1, "completed", 2))).isTrue();
        assertThat(ledger.isNews(status(1, "in_progress", 1))).isFalse();
        assertThat(ledger.isNews(status(1, "completed", 2))).isFalse();
        assertThat(ledger.isNews(status(2, "in_progress", 1))).isTrue();
    }

    @Test
    void withoutSequencesAnEndIsNewsOnce() {
        assertThat(ledger.isNews(status(1, "completed", null))).isTrue();
        assertThat(ledger.isNews(status(1, "completed", null))).isFalse();
    }

    @Test
    void endsHeardBeforeTheItemsAreKnownAreRemembered() {
        ledger.isNews(status(2, "completed", 2));
        ledger.isNews(status(9, "completed", 2));

        assertThat(ledger.know(List.of(1, 2))).containsExactly(2);
    }

    @Test
    void itIsCompleteWhenEveryKnownItemIsSettled() {
        assertThat(ledger.allSettled()).isFalse();
        ledger.know(List.of(2, 1));
        assertThat(ledger.settle(result(1))).isTrue();
        assertThat(ledger.settle(result(1))).isFalse();
        assertThat(ledger.settle(result(9))).isFalse();
        assertThat(ledger.unsettled(10)).containsExactly(2);
        assertThat(ledger.allSettled()).isFalse();
        ledger.settle(result(2));

        assertThat(ledger.allSettled()).isTrue();
        assertThat(ledger.results()).extracting(ItemResult::itemId).containsExactly(1, 2);
    }

    @Test
    void onlyOneReadsAnItemButIsAskedToReadItAgain() {
        ledger.know(List.of(1));

        assertThat(ledger.claim(1)).isTrue();
        assertThat(ledger.claim(1)).isFalse();
        assertThat(ledger.release(1)).isTrue();
        assertThat(ledger.claim(1)).isTrue();
        assertThat(ledger.release(1)).isFalse();
        ledger.settle(result(1));
        assertThat(ledger.claim(1)).isFalse();
        assertThat(ledger.claim(5)).isFalse();
    }

    private static QueueItemStatusChanged status(int itemId, String status, Integer sequence) {
        return new QueueItemStatusChanged(
                new EventIds("default", itemId, "b", null, null, null, null), status, sequence, null, null,
                NullNode.getInstance());
    }

    private static ItemResult result(int itemId) {
        return new ItemResults("b").lost(itemId, "is gone", null);
    }
}
