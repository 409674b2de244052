// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.pitest.classpath.CodeSource;
import org.pitest.coverage.CoverageDatabase;
import org.pitest.coverage.TestInfo;
import org.pitest.mutationtest.build.DefaultTestPrioritiser;
import org.pitest.mutationtest.build.TestPrioritiser;
import org.pitest.mutationtest.build.TestPrioritiserFactory;

/**
 * For pitest: the order in which the tests of a change are run, until one fails. The quickest come first, but torture
 * before them, which sees a thread that hangs at once where other tests wait for it.
 */
public final class TortureFirst implements TestPrioritiserFactory {
    @Override
    public TestPrioritiser makeTestPrioritiser(Properties properties, CodeSource code, CoverageDatabase coverage) {
        TestPrioritiser byTime = new DefaultTestPrioritiser(coverage);
        return change -> {
            List<TestInfo> torture = new ArrayList<>();
            List<TestInfo> others = new ArrayList<>();
            for (TestInfo test : byTime.assignTests(change)) {
                (test.getName().contains("TortureSample") ? torture : others).add(test);
            }
            torture.addAll(others);
            return torture;
        };
    }

    @Override
    public String description() {
        return "Torture first";
    }
}
