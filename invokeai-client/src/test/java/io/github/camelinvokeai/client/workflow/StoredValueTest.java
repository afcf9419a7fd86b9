package io.github.camelinvokeai.client.workflow;

import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static org.assertj.core.api.Assertions.assertThat;

class StoredValueTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "0", "7", "4294967295", "-1.50", "''", "' '", "'text'", "'auto'", "true", "false", "[]", "[0]", "[1,2.5]", "['']",
            "['a','b']", "{'image_name':'a.png'}", "{'video_name':'a.mp4'}", "{'board_id':'b'}", "{'style_preset_id':'s'}",
            "{'system_prompt_id':'s'}", "{'r':0,'g':255,'b':7,'a':0}",
            "{'key':'k','hash':'h','name':'n','base':'sd-1','type':'main'}",
            "{'key':'k','hash':'h','name':'n','base':'sd-1','type':'main','submodel_type':'vae'}",
            "{'key':'k','hash':'h','name':'n','base':'sd-1','type':'main','submodel_type':null}",
            "[{'image_name':'a.png'},{'image_name':'b.png'}]",
            "[{'lora':{'key':'k','hash':'h','name':'n','base':'sd-1','type':'lora'},'weight':0.75}]",
            "{'type':'string_generator_parse_string','input':'a,b','splitOn':','}" })
    void whatTheEditorHasAWidgetForIsKept(String value) {
        assertThat(StoredValue.kept(json(value))).contains(json(value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'image_name':'a.png','width':5,'image_url':'x'} | {'image_name':'a.png'}",
            "{'board_id':'b','board_name':'B'} | {'board_id':'b'}",
            "{'r':1,'g':2,'b':3,'a':4,'hex':'#010203'} | {'r':1,'g':2,'b':3,'a':4}",
            "{'path':'/x','key':'k','hash':'h','name':'n','base':'b','type':'t'} "
                                                                                     + "| {'key':'k','hash':'h','name':'n','base':'b','type':'t'}",
            "[{'image_name':'a.png','starred':true}] | [{'image_name':'a.png'}]",
            "[{'lora':{'key':'k','hash':'h','name':'n','base':'b','type':'lora','x':1},'weight':1,'on':true}] "
                                                                                  + "| [{'lora':{'key':'k','hash':'h','name':'n','base':'b','type':'lora'},'weight':1}]" })
    void anObjectIsReducedToTheKeysOfItsShape(String value, String kept) {
        assertThat(StoredValue.kept(json(value))).contains(json(kept));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "null", "{}", "{'a':1}", "{'unet':{'key':'k'}}", "{'image_name':null}", "{'image_name':''}", "{'image_name':7}",
            "{'board_id':' '}", "{'r':1,'g':2,'b':3}", "{'r':1,'g':2,'b':3,'a':256}", "{'r':-1,'g':2,'b':3,'a':0}",
            "{'r':1.5,'g':2,'b':3,'a':0}", "{'r':'1','g':2,'b':3,'a':0}", "{'key':'k'}",
            "{'key':'k','hash':'','name':'n','base':'b','type':'t'}",
            "{'key':'k','hash':'h','name':'n','base':null,'type':'t'}",
            "{'model_name':'n','base_model':'sd-1','model_type':'main'}", "[1,'a']", "[null]", "[[1]]", "[true]", "[{}]",
            "[{'image_name':'a.png'},7]", "[{'lora':{'key':'k'},'weight':1}]",
            "[{'lora':{'key':'k','hash':'h','name':'n','base':'b','type':'lora'}}]", "{'type':'something'}" })
    void everythingElseIsDropped(String value) {
        assertThat(StoredValue.kept(json(value))).isEmpty();
    }

    @Test
    void noValueIsNone() {
        assertThat(StoredValue.kept(MissingNode.getInstance())).isEmpty();
    }
}
