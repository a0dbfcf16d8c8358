/** Makes a city of any size, straight into the tables: what measurements and the test of plans stand on. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.volume;
