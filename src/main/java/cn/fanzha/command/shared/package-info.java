/**
 * Values that every feature speaks in: numbers, codes, money, time, roles, pages.
 *
 * <p>Each checks itself when it is made, so that whoever holds one holds a valid one; {@code of(String)} takes what a
 * person or a file wrote. What can't be read is refused with an {@link cn.fanzha.command.shared.InvalidValueException},
 * whose key is found in {@code messages/value.properties}. No frameworks, no state, no clock.
 */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.shared;
