package io.github.camelinvokeai.client.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import io.github.camelinvokeai.client.events.QueueItemStatusChanged;

/**
 * What is known of the items of one job: which there are, of which an end was heard, which is being read, which are
 * settled. News may come before the items are known, twice, late or never. Thread-safe.
 */
final class ItemLedger {

    private final Map<Integer, Entry> items = new TreeMap<>();
    private final Map<Integer, Integer> sequences = new HashMap<>();
    private final Set<Integer> endHeard = new HashSet<>();
    private boolean known;
    private int settled;

    /** Whether the event tells something new about its item; remembers it. */
    synchronized boolean isNews(QueueItemStatusChanged event) {
        Integer sequence = event.statusSequence();
        Integer last = sequences.get(event.itemId());
        if (sequence != null && last != null && sequence <= last) {
            return false;
        }
        if (sequence != null) {
            sequences.put(event.itemId(), sequence);
        }
        return !event.terminal() || endHeard.add(event.itemId());
    }

    /** The job's items; gives those whose end has been heard of already. */
    synchronized List<Integer> know(Collection<Integer> itemIds) {
        known = true;
        itemIds.forEach(id -> items.put(id, new Entry()));
        return items.keySet().stream().filter(endHeard::contains).toList();
    }

    synchronized boolean known() {
        return known;
    }

    synchronized boolean has(int itemId) {
        return items.containsKey(itemId);
    }

    synchronized List<Integer> itemIds() {
        return List.copyOf(items.keySet());
    }

    /** Whether the caller is the one to read the item now. If somebody else is, he is asked to read it once more. */
    synchronized boolean claim(int itemId) {
        Entry entry = items.get(itemId);
        if (entry == null || entry.result != null) {
            return false;
        }
        entry.again = entry.reading;
        boolean mine = !entry.reading;
        entry.reading = true;
        return mine;
    }

    /** Ends a reading that found the item not ended; tells whether to read it again. */
    synchronized boolean release(int itemId) {
        Entry entry = items.get(itemId);
        if (entry == null) {
            return false;
        }
        entry.reading = false;
        return entry.again;
    }

    /** Counts readings that the server answered with an error. */
    synchronized int readingFailed(int itemId) {
        Entry entry = items.get(itemId);
        return entry == null ? 0 : ++entry.failures;
    }

    /** Whether this result is the item's first. */
    synchronized boolean settle(ItemResult result) {
        Entry entry = items.get(result.itemId());
        if (entry == null || entry.result != null) {
            return false;
        }
        entry.result = result;
        settled++;
        return true;
    }

    /** Forgets an item that turned out to be another one's child. */
    synchronized void drop(int itemId) {
        items.remove(itemId);
    }

    synchronized int settledCount() {
        return settled;
    }

    synchronized boolean allSettled() {
        return known && settled == items.size();
    }

    synchronized List<Integer> unsettled(int limit) {
        return items.entrySet().stream().filter(entry -> entry.getValue().result == null).limit(limit).map(Map.Entry::getKey)
                .toList();
    }

    synchronized List<ItemResult> results() {
        return new ArrayList<>(items.values().stream().map(entry -> entry.result).filter(Objects::nonNull).toList());
    }

    private static final class Entry {
        private boolean reading;
        private boolean again;
        private int failures;
        private ItemResult result;
    }
}
