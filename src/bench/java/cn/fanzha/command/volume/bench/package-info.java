/** Measures the packaged application on a city of any size; only the profile {@code bench} compiles it. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.volume.bench;
