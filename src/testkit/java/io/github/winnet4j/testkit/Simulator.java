// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import io.github.winnet4j.Family;
import java.net.NetworkInterface;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The control of the simulated Windows: what its functions do, what time it is, what happened.
 *
 * <p>{@link #install} puts the simulator in the place of Windows' DLLs, for this process and for good. There is one
 * world in a process; all threads share it. At first, and after each reset, time stands still: Windows does what is due
 * when the test says so ({@link #step()}, {@link #advance}, {@link #runUntilIdle}). Everything that documentation
 * leaves open, latencies too, is decided by the seed, so equal seeds and equal clients give equal timelines, byte for
 * byte.
 *
 * @since 0.1.0
 */
public final class Simulator implements AutoCloseable {
    /**
     * What moves the time.
     *
     * @since 0.1.0
     */
    public enum Mode {
        /** The test, step by step. */
        STEPPED,
        /** The real clock; four threads of Windows run what falls due. */
        FREE
    }

    /** A timeline in a message shows that many of the last lines by default. */
    private static final int LINES = 200;

    /** A line of a message has that many characters at most. */
    private static final int LINE = 240;

    /** The longest real time without the event that is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Simulator ONLY = new Simulator();

    private final SimulatedTime time = new SimulatedTime(this);
    private volatile int lines = LINES;
    private volatile long seed;

    private Simulator() {}

    /**
     * As {@link #install(Family, Family...) install}, with all families.
     *
     * @return the simulator of this process
     */
    public static Simulator install() {
        return install(EnumSet.allOf(Family.class)).atTheStart();
    }

    /**
     * Puts the simulator in the place of the DLLs of those families. Must come before the first use of any of their
     * functions: afterwards Windows' own stay. It can't be undone: installing again resets the same simulator, and may
     * add families.
     *
     * @param first a family to simulate
     * @param more further families to simulate
     * @return the simulator of this process
     * @throws UnsupportedOperationException not on Windows
     * @throws IllegalStateException Windows' own DLL is in use already
     * @throws UnsatisfiedLinkError a DLL could not be loaded
     */
    public static Simulator install(Family first, Family... more) {
        return install(EnumSet.of(first, more)).atTheStart();
    }

    /** Without a reset. */
    static Simulator install(Set<Family> families) {
        Installation.include(families);
        return ONLY;
    }

    /** Null as long as nothing is installed. */
    static @Nullable Simulator installed() {
        return Installation.isDone() ? ONLY : null;
    }

    /** {@return true if this is Windows, or Wine} */
    public static boolean isSupported() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /**
     * Runs a command, or several lines of them up to the first that fails, in the simulator's own language, which has
     * more than this class has methods. {@code help} lists it.
     *
     * @param script one command in each line; the command {@code help} lists them
     * @return what the commands answered; empty for most
     * @throws IllegalArgumentException when it is not understood
     * @throws IllegalStateException when it can't be done now
     */
    public String command(String script) {
        return SimulatorNatives.command(script);
    }

    // -- the world

    /**
     * As {@link #reset(long) reset}, with the seed 0.
     *
     * @return what the client had left open, such as handles and operations
     */
    public List<LedgerEntry> reset() {
        return reset(0);
    }

    /**
     * Everything back to the start, after all that runs has ended: the clock, rules, handles, trace (it is on),
     * misuses.
     *
     * @param newSeed equal seeds and equal clients give equal timelines
     * @return what the client had left open, such as handles and operations
     */
    public List<LedgerEntry> reset(long newSeed) {
        String leaked = command("reset seed=" + newSeed);
        command("trace on");
        time.reset();
        lines = LINES;
        seed = newSeed;
        return leaked.lines()
                .map(line -> LedgerEntry.parse(line.substring("leaked ".length())))
                .toList();
    }

    /** {@return the seed of the last reset} */
    public long seed() {
        return seed;
    }

    /**
     * Sets what moves the time from now on.
     *
     * @param mode {@link Mode#STEPPED} for the test, {@link Mode#FREE} for the real clock
     * @return this
     */
    public Simulator mode(Mode mode) {
        return done("mode " + mode.name().toLowerCase(Locale.ROOT));
    }

    /**
     * Runs the next event, and moves the clock to it. Only in the mode {@link Mode#STEPPED}.
     *
     * @return true if there was one
     */
    public boolean step() {
        return step(1) == 1;
    }

    /**
     * Runs the next events, and moves the clock to each. Only in the mode {@link Mode#STEPPED}.
     *
     * @param count the greatest number of events to run
     * @return the number of events that ran; fewer than asked for when none is left
     */
    public int step(int count) {
        return number("step " + count);
    }

    /**
     * Runs events until none is left. In the mode {@link Mode#FREE} it waits for that.
     *
     * @return the number of events that ran; 0 in the mode {@link Mode#FREE}
     */
    public int runUntilIdle() {
        return number("run");
    }

    /**
     * Runs events until that is so, and leaves the client a moment after each; for a client that has threads, as one
     * with a {@code CompletionPort}: {@code windows.runUntil(scan.future()::isDone)}. Where the library's deadlines go
     * by the simulator's clock ({@link #simulatedDeadlines}), they pass when nothing else is left to happen. In the
     * mode {@link Mode#FREE} it only waits.
     *
     * @param condition what to wait for; asked again and again
     * @return this
     * @throws AssertionError with the timeline, when it isn't so and nothing happens any more for 20 seconds of real
     *     time
     */
    public Simulator runUntil(BooleanSupplier condition) {
        return runUntil(condition, PATIENCE);
    }

    Simulator runUntil(BooleanSupplier condition, Duration patience) {
        if (!time.runUntil(condition, patience)) {
            throw new AssertionError("it never was so\n" + story());
        }
        return this;
    }

    /**
     * Moves the clock, and runs what falls due. Only in the mode {@link Mode#STEPPED}.
     *
     * @param time virtual time, not negative, counted in whole microseconds
     * @return the number of events that ran
     */
    public int advance(Duration time) {
        return number("advance " + Words.time(time));
    }

    /**
     * Waits, in real time, until each thread of Windows is idle or blocked in the simulator.
     *
     * @return this
     */
    public Simulator settle() {
        return done("settle");
    }

    /** {@return the virtual time since the reset} */
    public Duration now() {
        return Duration.of(Long.parseLong(command("now")), ChronoUnit.MICROS);
    }

    // -- what calls do

    /**
     * {@return the calls of that function of Windows, for a rule}
     *
     * @param function Windows' own name of the function, such as {@code WlanScan}
     */
    public Calls on(String function) {
        return new Calls(this, Words.name(function));
    }

    /**
     * Removes the rules of that function.
     *
     * @param function Windows' own name of the function, such as {@code WlanScan}
     * @return this
     */
    public Simulator removeRules(String function) {
        return done("unrule " + Words.name(function));
    }

    /**
     * Removes all rules.
     *
     * @return this
     */
    public Simulator removeRules() {
        return done("unrule all");
    }

    /**
     * Ends the wait of the calls that hang in a function now; later calls hang again.
     *
     * @param function Windows' own name of the function, such as {@code WlanScan}
     * @return this
     */
    public Simulator release(String function) {
        return done("release " + Words.name(function));
    }

    /**
     * Waits, in real time, until that many threads are blocked in a function.
     *
     * @param function Windows' own name of the function, such as {@code WlanScan}
     * @param threads the number of threads, at least 1
     * @return this
     */
    public Simulator awaitBlocked(String function, int threads) {
        return done("await " + Words.name(function) + " threads=" + threads);
    }

    /**
     * Lets calls fail at random, by the seed, each with one of the documented codes of its function. Latencies become
     * random too, up to two seconds.
     *
     * @param percent the share of calls that fail, from 0 to 100; 0 ends it
     * @param except names of functions that never fail in this way
     * @return this
     */
    public Simulator chaos(int percent, String... except) {
        return done("chaos percent=" + percent
                + Stream.of(except).map(name -> " except=" + Words.name(name)).collect(Collectors.joining()));
    }

    /**
     * Sets whether events run while a call blocks, as they do in reality: one of Windows' functions, or one of the
     * library that waits for what Windows brings, such as {@code close()}. Only matters in the mode
     * {@link Mode#STEPPED}.
     *
     * @param drives true to run the next events during such a call, false to let it wait for the test
     * @return this
     */
    public Simulator blockingDrivesTime(boolean drives) {
        time.drives(drives);
        return done("blocking " + (drives ? "drives" : "waits"));
    }

    /**
     * Sets whether the library's own deadlines, such as the 4 s of a scan, go by the simulator's clock:
     * {@link #advance} passes them, and so do events on their way; {@link #step()} and {@link #runUntilIdle} never move
     * the clock for their sake alone; for a call that waits in the library {@link #blockingDrivesTime}, or another
     * thread, has to move it. Deadlines that have begun keep their clock. Those of the JDK, such as
     * {@code CompletableFuture.orTimeout}, are not the library's.
     *
     * @param simulated true for the simulator's clock, false for the JVM's
     * @return this
     */
    public Simulator simulatedDeadlines(boolean simulated) {
        time.deadlines(simulated);
        return this;
    }

    /**
     * Sets what a call does that would never return on Windows. It is named as misuse in both cases.
     *
     * @param hang true to hang until the next reset, false to answer 1131
     * @return this
     */
    public Simulator deadlocksHang(boolean hang) {
        return done("deadlock " + (hang ? "hang" : "answer"));
    }

    /**
     * Sets whether the value of a closed handle is given out again at once, as Windows likes to do.
     *
     * @param recycle true for old values, false for new ones
     * @return this
     */
    public Simulator recycleHandles(boolean recycle) {
        return done("handles " + (recycle ? "recycle" : "fresh"));
    }

    /**
     * Sets whether an access behind the end of a block that Windows handed out, or to a freed one, faults.
     *
     * @param guard true to let such an access fault
     * @return this
     */
    public Simulator memoryGuard(boolean guard) {
        return done("memory guard " + (guard ? "on" : "off"));
    }

    // -- what there is

    /**
     * {@return a paired Wi-Fi Direct device; it exists once a method has said how it answers}
     *
     * @param address six bytes in hexadecimal digits, such as {@code 02-1A-11-F0-3C-7D}
     */
    public WifiDirectPeer peer(String address) {
        return new WifiDirectPeer(this, Words.name(address));
    }

    /**
     * {@return a Wi-Fi adapter; {@code wlan0} is there from the start}
     *
     * @param name the adapter's name, such as {@code wlan0}; any other is there from {@link WifiInterface#add()} on
     */
    public WifiInterface wifi(String name) {
        return new WifiInterface(this, Words.name(name));
    }

    /** {@return the Wi-Fi adapters} */
    public List<WifiInterface.Facts> wifiInterfaces() {
        return command("interface list").lines().map(WifiInterface.Facts::parse).toList();
    }

    /**
     * Lets a network interface of this machine be that of a Wi-Fi adapter, or of a Wi-Fi Direct session: its index and
     * its addresses are theirs. Until then they have none, as one that Windows is still setting up.
     *
     * @param interfaceId the GUID of the adapter, or of the session's interface
     * @param real an interface of this machine, such as that of the loopback address; null: there is none any more
     * @return this
     */
    public Simulator networkInterface(UUID interfaceId, @Nullable NetworkInterface real) {
        return done("ipinterface " + interfaceId + (real == null ? " none" : " index=" + real.getIndex()));
    }

    /** {@return the network of drives and printers} */
    public Network network() {
        return new Network(this);
    }

    /** {@return the simulated BranchCache: its caches, peers and publications} */
    public BranchCache branchCache() {
        return new BranchCache(this);
    }

    /**
     * Stops or starts a service of Windows: {@code wlansvc}, {@code peerdist}, {@code workstation}.
     *
     * @param name {@code wlansvc}, {@code peerdist} or {@code workstation}
     * @param runs true to start it, false to stop it
     * @return this
     */
    public Simulator service(String name, boolean runs) {
        return done("service " + Words.name(name) + (runs ? " start" : " stop"));
    }

    /**
     * Sets what group policy allows.
     *
     * @param name {@code wfd}, {@code peerdist}, {@code hosted-network}, or {@code plaintext-keys}: that callers read
     *     the keys of Wi-Fi profiles
     * @param allows true to allow it, false to forbid it
     * @return this
     */
    public Simulator policy(String name, boolean allows) {
        return done("policy " + Words.name(name) + (allows ? " on" : " off"));
    }

    /**
     * Sets whether the driver of an adapter has the hosted network. At first none has, as it is with most since Windows
     * 10.
     *
     * @param supported true for a driver that has it
     * @return this
     */
    public Simulator hostedNetwork(boolean supported) {
        return done("hosted " + (supported ? "supported" : "unsupported"));
    }

    /**
     * A guest comes into the hosted network, which must be active, or one that is there goes.
     *
     * @param address the guest's address, such as {@code 02-1A-11-F0-3C-7D}
     * @param joins true when it comes, false when it goes
     * @return this
     */
    public Simulator hostedNetworkPeer(String address, boolean joins) {
        return done("hosted peer " + (joins ? "joins " : "leaves ") + Words.name(address));
    }

    /**
     * Sets whether this process counts as elevated where Wi-Fi asks for that. At first it does.
     *
     * @param elevated true for a process that runs as administrator
     * @return this
     */
    public Simulator elevated(boolean elevated) {
        return done("consent elevation " + (elevated ? "on" : "off"));
    }

    /**
     * Group policy permits or denies a Wi-Fi network from now on, whatever the user says; as {@code WlanGetFilterList}
     * answers.
     *
     * @param ssid the network's name, at most 32 bytes in UTF-8; an empty one means all networks
     * @param permits true to permit it, false to deny it
     * @return this
     */
    public Simulator policyFilter(String ssid, boolean permits) {
        return done("filter " + (permits ? "policy-permit" : "policy-deny") + " add"
                + (ssid.isEmpty() ? "" : " ssid=" + Words.bytes(ssid)));
    }

    /**
     * Group policy says nothing of Wi-Fi networks any more.
     *
     * @return this
     */
    public Simulator clearPolicyFilters() {
        return done("filter policy-permit clear").done("filter policy-deny clear");
    }

    /**
     * Sets what the user allows. Without {@code location} Windows 11 reveals nothing of networks nearby.
     *
     * @param name {@code location}
     * @param given true to allow it, false to refuse it
     * @return this
     */
    public Simulator consent(String name, boolean given) {
        return done("consent " + Words.name(name) + (given ? " on" : " off"));
    }

    /**
     * Sets what becomes of background scans and media streaming when several clients have set them. At first they
     * merge: scans are off while one wants that, streaming is on while one wants that.
     *
     * @param wins true for the last one to set them to win
     * @return this
     */
    public Simulator lastSettingWins(boolean wins) {
        return done("settings " + (wins ? "last" : "merge"));
    }

    // -- what happened

    /**
     * Switches the timeline on or off; a reset switches it on. Without it a call into the simulator is fast enough to
     * be measured against.
     *
     * @param on true to write events down
     * @return this
     */
    public Simulator tracing(boolean on) {
        return done("trace " + (on ? "on" : "off"));
    }

    /**
     * Sets how many events of the timeline a message shows at most, until the next reset: the last ones.
     *
     * @param most the number, 200 otherwise; 0 for none
     * @return this
     * @throws IllegalArgumentException it is negative
     */
    public Simulator timelineInMessages(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("the timeline can't have " + most + " lines");
        }
        lines = most;
        return this;
    }

    /** {@return what happened since the reset, in order} */
    public List<TraceEvent> trace() {
        return command("trace get").lines().map(TraceEvent::parse).toList();
    }

    /** {@return the timeline as text, a line each; {@link Timeline} is the same as a picture} */
    public String timeline() {
        return timeline(false);
    }

    /**
     * {@return the timeline as text, a line each}
     *
     * @param colour true to add the escape sequences that colour it in a terminal
     */
    public String timeline(boolean colour) {
        return trace().stream()
                .map(event -> (colour ? event.inColour() : event.toString()) + "\n")
                .collect(Collectors.joining());
    }

    /** {@return what the client did and must not, since the reset or the last {@link #takeMisuses}} */
    public List<Misuse> misuses() {
        return command("misuse").lines().map(Misuse::parse).toList();
    }

    /** {@return the same, and they are forgotten: for a test that expects them} */
    public List<Misuse> takeMisuses() {
        return command("misuse clear").lines().map(Misuse::parse).toList();
    }

    /** {@return what is open, pending, not freed, running or blocked now} */
    public List<LedgerEntry> ledger() {
        return command("ledger").lines().map(LedgerEntry::parse).toList();
    }

    /**
     * Nothing is left open, and nothing was done that must not be.
     *
     * @throws AssertionError naming what is, with the timeline
     */
    public void assertClean() {
        assertClean(problem -> "");
    }

    /** What the function makes of the problem stands at the end of the message. */
    void assertClean(UnaryOperator<String> more) {
        List<LedgerEntry> left = ledger();
        List<Misuse> misuses = misuses();
        if (!left.isEmpty() || !misuses.isEmpty()) {
            String problem = list("left behind", left) + list("misuse of Windows", misuses);
            throw new AssertionError(problem + story() + more.apply(problem));
        }
    }

    private String list(String what, List<?> things) {
        int shown = Math.min(things.size(), Math.max(1, lines));
        String all = things.stream()
                .limit(shown)
                .map(thing -> cut(what + ": " + thing) + "\n")
                .collect(Collectors.joining());
        return shown == things.size() ? all : all + what + ": " + (things.size() - shown) + " more\n";
    }

    private static String cut(String line) {
        return line.length() <= LINE ? line : line.substring(0, LINE - 1) + "\u2026";
    }

    /** The seed, and the end of the timeline. */
    String story() {
        List<TraceEvent> events = trace();
        int skipped = Math.max(0, events.size() - lines);
        return "with the seed " + seed + (skipped == 0 ? ":\n" : ", after " + skipped + " events:\n")
                + events.stream()
                        .skip(skipped)
                        .map(event -> cut("  " + event) + "\n")
                        .collect(Collectors.joining());
    }

    /** Resets, and ends the simulator's idle threads. What was installed stays installed. */
    @Override
    public void close() {
        reset();
        command("quiet");
    }

    private Simulator atTheStart() {
        reset();
        return this;
    }

    private Simulator done(String command) {
        command(command);
        return this;
    }

    private int number(String command) {
        return Integer.parseInt(command(command));
    }
}
