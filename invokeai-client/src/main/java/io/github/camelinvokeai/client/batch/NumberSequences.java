package io.github.camelinvokeai.client.batch;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** The numbers of the generators that count, spread or draw, in the arithmetic of the UI: that of doubles. */
final class NumberSequences {

    private static final int USUAL_COUNT = 10;
    private static final double USUAL_STEP = 0.1;
    /** Up to here every whole number is a double, and JavaScript writes it without a fraction. */
    private static final double LARGEST_WHOLE = 9007199254740992.0;

    private NumberSequences() {
    }

    static List<JsonNode> decimals(Parameters parameters, String kind) {
        return switch (kind) {
            case "arithmetic_sequence" -> {
                double start = parameters.decimal("start", 0);
                double step = parameters.decimal("step", USUAL_STEP);
                yield step == 0
                        ? List.of(number(start))
                        : decimals(count(parameters), i -> start + i * step);
            }
            case "linear_distribution" -> {
                double start = parameters.decimal("start", 0);
                double distance = parameters.decimal("end", 1) - start;
                int count = count(parameters);
                yield count == 1
                        ? List.of(number(start))
                        : decimals(count, i -> start + distance * ((double) i / (count - 1)));
            }
            case "random_distribution_uniform" -> {
                double low = parameters.decimal("min", 0);
                double distance = parameters.decimal("max", 1) - low;
                DoubleSupplier random = random(parameters);
                yield decimals(count(parameters), i -> random.getAsDouble() * distance + low);
            }
            default -> throw parameters.refusal("is of a type that is not known");
        };
    }

    static List<JsonNode> wholes(Parameters parameters, String kind) {
        return switch (kind) {
            case "arithmetic_sequence" -> {
                long start = parameters.whole("start", 0);
                long step = parameters.whole("step", 1);
                yield step == 0
                        ? List.of(number(start))
                        : wholes(LongStream.range(0, count(parameters)).map(i -> start + i * step));
            }
            case "linear_distribution" -> {
                long start = parameters.whole("start", 0);
                double distance = (double) (parameters.whole("end", USUAL_COUNT) - start);
                int count = count(parameters);
                yield count == 1
                        ? List.of(number(start))
                        : wholes(LongStream.range(0, count)
                                .map(i -> start + Math.round(distance * ((double) i / (count - 1)))));
            }
            case "random_distribution_uniform" -> {
                long low = parameters.whole("min", 0);
                double choices = (double) (parameters.whole("max", USUAL_COUNT) - low + 1);
                DoubleSupplier random = random(parameters);
                yield wholes(LongStream.range(0, count(parameters))
                        .map(i -> (long) Math.floor(random.getAsDouble() * choices) + low));
            }
            default -> throw parameters.refusal("is of a type that is not known");
        };
    }

    private static int count(Parameters parameters) {
        return parameters.count("count", USUAL_COUNT);
    }

    private static DoubleSupplier random(Parameters parameters) {
        Long seed = parameters.seed();
        return seed == null ? () -> ThreadLocalRandom.current().nextDouble() : new Twister(seed)::next;
    }

    private static List<JsonNode> decimals(int count, IntToDoubleFunction value) {
        return IntStream.range(0, count).mapToDouble(value)
                .mapToObj(NumberSequences::number).toList();
    }

    private static List<JsonNode> wholes(LongStream values) {
        return values.mapToObj(NumberSequences::number).toList();
    }

    private static JsonNode number(long value) {
        return JsonNodeFactory.instance.numberNode(value);
    }

    static JsonNode number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) <= LARGEST_WHOLE;
        return whole ? number((long) value) : JsonNodeFactory.instance.numberNode(value);
    }
}
