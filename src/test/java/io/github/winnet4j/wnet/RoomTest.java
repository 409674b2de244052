// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnet4j.win32.WinError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Room for what Windows writes, when that says 234 ERROR_MORE_DATA: which sizes it is believed. */
class RoomTest {
    private final List<Integer> rooms = new ArrayList<>();

    /** Answers 234 to all but the last of those calls, each time with that size. */
    private int answer(int room, int[] size, int wanted, int calls) {
        assertEquals(room, size[0], "all of it");
        rooms.add(room);
        size[0] = wanted;
        return rooms.size() < calls ? WinError.ERROR_MORE_DATA : WinError.ERROR_SUCCESS;
    }

    private List<Integer> ofText(int wanted, int code) {
        rooms.clear();
        assertEquals(code, new TextBuffer().fill((text, size) -> answer(text.length, size, wanted, 4)));
        return rooms;
    }

    private List<Integer> ofBlocks(int wanted, int code) {
        rooms.clear();
        assertEquals(code, new Block().fill((bytes, size) -> answer(bytes.length, size, wanted, 3)));
        return rooms;
    }

    @Test
    void whereWindowsDoesNotKnowTheSizeItIsDoubled() {
        for (int unknown : new int[] {0, 1, 272}) {
            assertEquals(List.of(272, 544, 1088, 2176), ofText(unknown, WinError.ERROR_SUCCESS));
            assertEquals(List.of(16_384, 32_768, 65_536), ofBlocks(unknown, WinError.ERROR_SUCCESS));
        }
    }

    @Test
    void theSizeThatWindowsAnswersIsTakenUpToTheLargest() {
        assertEquals(List.of(272, 273, 546, 1092), ofText(273, WinError.ERROR_SUCCESS));
        assertEquals(List.of(16_384, 16_385, 32_770), ofBlocks(16_385, WinError.ERROR_SUCCESS));
        assertEquals(1 << 20, ofText(1 << 20, WinError.ERROR_SUCCESS).get(1));
        assertEquals(64 << 20, ofBlocks(64 << 20, WinError.ERROR_SUCCESS).get(1));
    }

    @Test
    void noOtherSizeIsBelieved() {
        for (int wrong : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertEquals(List.of(272), ofText(wrong, WinError.ERROR_MORE_DATA));
            assertEquals(List.of(16_384), ofBlocks(wrong, WinError.ERROR_MORE_DATA));
        }
        assertEquals(List.of(272), ofText((1 << 20) + 1, WinError.ERROR_MORE_DATA));
        assertEquals(List.of(16_384), ofBlocks((64 << 20) + 1, WinError.ERROR_MORE_DATA));
    }
}
