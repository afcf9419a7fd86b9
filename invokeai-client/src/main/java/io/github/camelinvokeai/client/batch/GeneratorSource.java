package io.github.camelinvokeai.client.batch;

import java.util.List;

/** Answers what only a server knows about the values that a generator makes. May block. */
public interface GeneratorSource {

    /**
     * The prompts that a text with alternatives stands for, by InvokeAI's {@code utilities/dynamicprompts}.
     *
     * @param  input                                                  the generator, as messages name it
     * @param  prompt                                                 the text, for instance {@code a {red|blue} ball}
     * @param  most                                                   the largest number of prompts, 1..10000
     * @param  combinatorial                                          whether to go through the combinations in order;
     *                                                                else they are drawn at random
     * @param  seed                                                   for drawing at random; null for a new one each
     *                                                                time
     * @throws io.github.camelinvokeai.client.error.InvokeAIException if the server cannot make any of it
     */
    List<String> dynamicPrompts(String input, String prompt, int most, boolean combinatorial, Long seed);

    /**
     * The names of a board's images that are not intermediate.
     *
     * @param  input                                                  the generator, as messages name it
     * @param  boardId                                                the board
     * @param  assets                                                 whether to give the uploaded ones (masks, control
     *                                                                images...); else the generated ones
     * @throws io.github.camelinvokeai.client.error.InvokeAIException if there is no such board
     */
    List<String> imagesOfBoard(String input, String boardId, boolean assets);
}
