package org.plenary.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.plenary.crdt.YjsGames.Command;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;

/** What both processes do in a turn of a game at the same time: commands for Yjs, and our own part. */
final class GameTurn {
    final Encoder commands;
    private final List<Consumer<Decoder>> answers = new ArrayList<>();
    private final List<Runnable> ours = new ArrayList<>();

    GameTurn(Encoder commands) {
        this.commands = commands;
    }

    /** Begins a command for Yjs, whose arguments are to be written next. */
    Encoder ask(Command command, Consumer<Decoder> answer) {
        answers.add(answer);
        return ask(command);
    }

    /** Begins a command that has no answer. */
    Encoder ask(Command command) {
        command.write(commands);
        return commands;
    }

    void play(Runnable action) {
        ours.add(action);
    }

    void play() {
        ours.forEach(Runnable::run);
    }

    void answer(Decoder decoder) {
        answers.forEach(answer -> answer.accept(decoder));
    }
}
