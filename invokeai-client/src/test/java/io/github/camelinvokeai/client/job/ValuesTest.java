package io.github.camelinvokeai.client.job;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ValuesTest {

    @Test
    void simpleOutputsAreValuesOfJava() {
        assertThat(value("{'type':'string_output','value':'a'}")).isEqualTo("a");
        assertThat(value("{'type':'integer_output','value':7}")).isEqualTo(7L);
        assertThat(value("{'type':'integer_output','value':18446744073709551616}"))
                .isEqualTo(new BigInteger("18446744073709551616"));
        assertThat(value("{'type':'float_output','value':0.5}")).isEqualTo(0.5);
        assertThat(value("{'type':'boolean_output','value':true}")).isEqualTo(true);
        assertThat(value("{'type':'if_output','value':null}")).isNull();
    }

    @Test
    void aColourIsItsChannels() {
        assertThat(value("{'type':'color_output','color':{'r':1,'g':2,'b':3,'a':255}}"))
                .isEqualTo(Map.of("r", 1L, "g", 2L, "b", 3L, "a", 255L));
    }

    @Test
    void picturesAndVideosAreTheirNames() {
        assertThat(value("{'type':'image_output','image':{'image_name':'a.png'},'width':8,'height':8}")).isEqualTo("a.png");
        assertThat(value("{'type':'video_output','video':{'video_name':'a.mp4'},'fps':8}")).isEqualTo("a.mp4");
        assertThat(value("{'type':'image_collection_output','collection':[{'image_name':'a'},{'image_name':'b'}]}"))
                .isEqualTo(List.of("a", "b"));
    }

    @Test
    void aCollectionIsAListThatNobodyCanChange() {
        @SuppressWarnings("unchecked")
        List<Object> collection = (List<Object>) value("{'type':'collect_output','collection':[1,null,'x']}");

        assertThat(collection).isEqualTo(Arrays.asList(1L, null, "x"));
        assertThatThrownBy(() -> collection.add(2)).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'type':'iterate_output','item':10,'index':0,'total':3}|10",
            "{'type':'workflow_return_output','values':{'a':1}}|{a=1}",
            "{'type':'string_2_output','string_1':'a','string_2':'b'}|{string_1=a, string_2=b}",
            "{'type':'scheduler_output','scheduler':'euler'}|euler", "{'type':'new_output'}|{}" })
    void otherOutputsAreTheirMainValueOrAllOfThem(String result, String text) {
        assertThat(value(result)).hasToString(text);
    }

    private static Object value(String result) {
        return Values.of(FakeQueue.tree(result));
    }
}
