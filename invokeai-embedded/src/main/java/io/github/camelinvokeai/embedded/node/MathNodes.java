package io.github.camelinvokeai.embedded.node;

import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BinaryOperator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Nodes that calculate. */
final class MathNodes {

    // More digits would keep the server busy for minutes.
    private static final int LARGEST_EXPONENT = 100_000;

    private MathNodes() {
    }

    static void addTo(Map<String, NodeRunner> runners) {
        runners.put("add", whole(BigInteger::add));
        runners.put("sub", whole(BigInteger::subtract));
        runners.put("mul", whole(BigInteger::multiply));
        runners.put("div", whole(Numbers::quotient));
        runners.put("integer_math", node -> integerMath(node.input("operation").asText(), a(node), b(node)));
        runners.put("float_math", node -> floatMath(node.input("operation").asText(), node.input("a").asDouble(),
                node.input("b").asDouble()));
        runners.put("float_to_int", MathNodes::floatToInt);
        runners.put("round_float", node -> Outputs.decimal(
                Numbers.rounded(node.input("value").asDouble(), node.input("decimals").asInt())));
        runners.put("rand_int", node -> Outputs.integer(Numbers.random(ThreadLocalRandom.current(),
                Numbers.whole(node.input("low")), Numbers.whole(node.input("high")))));
        runners.put("rand_float", MathNodes::randFloat);
    }

    private static NodeRunner whole(BinaryOperator<BigInteger> operation) {
        return node -> Outputs.integer(operation.apply(a(node), b(node)));
    }

    private static BigInteger a(Invocation node) {
        return Numbers.whole(node.input("a"));
    }

    private static BigInteger b(Invocation node) {
        return Numbers.whole(node.input("b"));
    }

    private static ObjectNode integerMath(String operation, BigInteger a, BigInteger b) {
        return Outputs.integer(switch (operation) {
            case "ADD" -> a.add(b);
            case "SUB" -> a.subtract(b);
            case "MUL" -> a.multiply(b);
            case "DIV" -> Numbers.quotient(a, b);
            case "EXP" -> power(a, b);
            case "MOD" -> remainder(a, b);
            case "ABS" -> a.abs();
            case "MIN" -> a.min(b);
            default -> a.max(b);
        });
    }

    private static BigInteger power(BigInteger a, BigInteger b) {
        if (b.signum() < 0 || b.compareTo(BigInteger.valueOf(LARGEST_EXPONENT)) > 0) {
            throw new NodeFailure("ValueError", "Result of exponentiation is not an integer");
        }
        return a.pow(b.intValue());
    }

    // Python's remainder has the sign of the divisor.
    private static BigInteger remainder(BigInteger a, BigInteger b) {
        if (b.signum() == 0) {
            throw new NodeFailure("ZeroDivisionError", "integer modulo by zero");
        }
        BigInteger rest = a.mod(b.abs());
        return b.signum() < 0 && rest.signum() != 0 ? rest.add(b) : rest;
    }

    private static ObjectNode floatMath(String operation, double a, double b) {
        if (operation.equals("DIV") && b == 0) {
            throw new NodeFailure("ZeroDivisionError", "float division by zero");
        }
        return Outputs.decimal(switch (operation) {
            case "ADD" -> a + b;
            case "SUB" -> a - b;
            case "MUL" -> a * b;
            case "DIV" -> a / b;
            case "EXP" -> Math.pow(a, b);
            case "SQRT" -> Math.sqrt(a);
            case "ABS" -> Math.abs(a);
            case "MIN" -> Math.min(a, b);
            default -> Math.max(a, b);
        });
    }

    private static ObjectNode floatToInt(Invocation node) {
        BigInteger multiple = Numbers.whole(node.input("multiple"));
        double parts = node.input("value").asDouble() / multiple.doubleValue();
        return Outputs.integer(Numbers.truncated(switch (node.input("method").asText()) {
            case "Nearest" -> Math.rint(parts);
            case "Floor" -> Math.floor(parts);
            case "Ceiling" -> Math.ceil(parts);
            default -> parts;
        }).multiply(multiple));
    }

    private static ObjectNode randFloat(Invocation node) {
        double low = node.input("low").asDouble();
        double high = node.input("high").asDouble();
        double random = low + (high - low) * ThreadLocalRandom.current().nextDouble();
        return Outputs.decimal(Numbers.rounded(random, node.input("decimals").asInt()));
    }
}
