package io.github.camelinvokeai.embedded.node;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NumpyRandomTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "5; 0; 10; [6, 8, 0]", "0; 0; 2147483647; [1826701614, 1367864806, 1097657231]",
            "4294967295; -5; 5; [-4, -3, 2]", "7; 0; 1099511627776; [687299734001, 986497006767, 852875435924]",
            "123456789; 3; 4; [3, 3, 3]", "1; 0; 4294967296; [2032329983, 2198257139, 3243419750]" })
    void givesTheNumbersThatNumpyGives(long seed, BigInteger low, BigInteger high, String numbers) {
        NumpyRandom random = new NumpyRandom(seed);
        List<BigInteger> drawn = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            drawn.add(random.between(low, high));
        }

        assertThat(drawn).hasToString(numbers);
    }

    @Test
    void hasNothingToChooseFromAnEmptyRange() {
        assertThatThrownBy(() -> new NumpyRandom(1).between(BigInteger.ONE, BigInteger.ONE)).hasMessage("low >= high");
    }
}
