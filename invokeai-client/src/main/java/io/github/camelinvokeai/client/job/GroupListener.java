package io.github.camelinvokeai.client.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import io.github.camelinvokeai.client.events.InvokeAIEvent;

/**
 * Lets one listener hear of several batches as of one job: with one begin, before any end of an item, and one end. Its
 * calls come one after the other, as the batches tell them on the same serial executor.
 */
final class GroupListener {

    private final JobListener listener;
    private final List<List<Integer>> itemIds;
    private final JobResult[] results;
    private final RuntimeException[] errors;
    private final List<ItemResult> early = new ArrayList<>();
    private volatile JobGroup group;
    private int taken;
    private int ended;

    GroupListener(JobListener listener, int batches) {
        this.listener = listener;
        this.itemIds = new ArrayList<>(Collections.nCopies(batches, List.of()));
        this.results = new JobResult[batches];
        this.errors = new RuntimeException[batches];
    }

    /** To be called before anything is sent. */
    void of(JobGroup job) {
        group = job;
    }

    /** What listens to one of the batches. */
    JobListener to(int position) {
        return new JobListener() {
            @Override
            public void onEnqueued(Job job, List<Integer> ids) {
                taken(position, ids);
            }

            @Override
            public void onEvent(InvokeAIEvent event) {
                listener.onEvent(event);
            }

            @Override
            public void onItemEnded(ItemResult item) {
                ended(item);
            }

            @Override
            public void onEnd(JobResult result, RuntimeException error) {
                ended(position, result, error);
            }
        };
    }

    private void taken(int position, List<Integer> ids) {
        itemIds.set(position, ids);
        taken++;
        if (taken == itemIds.size()) {
            listener.onEnqueued(group.handle(), itemIds.stream().flatMap(List::stream).toList());
            tellEarlyItems();
        }
    }

    /** What ends while later batches are being sent has to wait until the job as a whole is known. */
    private void ended(ItemResult item) {
        if (taken == itemIds.size()) {
            listener.onItemEnded(item);
        } else {
            early.add(item);
        }
    }

    private void tellEarlyItems() {
        List<ItemResult> waiting = List.copyOf(early);
        early.clear();
        waiting.forEach(listener::onItemEnded);
    }

    private void ended(int position, JobResult result, RuntimeException error) {
        results[position] = result;
        errors[position] = error;
        ended++;
        if (ended == results.length) {
            tellEarlyItems();
            RuntimeException first = Arrays.stream(errors).filter(Objects::nonNull).findFirst().orElse(null);
            listener.onEnd(group.together(List.of(results)), first == null ? null : group.reason(first));
        }
    }
}
