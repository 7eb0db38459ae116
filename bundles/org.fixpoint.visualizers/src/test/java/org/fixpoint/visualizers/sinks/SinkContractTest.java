package org.fixpoint.visualizers.sinks;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.figure.ResultSink;
import org.fixpoint.testkit.SinkContract;
import org.junit.jupiter.api.Nested;

/** The stock sinks pass the contract. */
class SinkContractTest {
    @Nested
    class OfCsv extends SinkContract {
        @Override
        protected Contribution<ResultSink> contribution() {
            return new CsvSink();
        }
    }

    @Nested
    class OfJson extends SinkContract {
        @Override
        protected Contribution<ResultSink> contribution() {
            return new JsonSink();
        }
    }

    @Nested
    class OfNpz extends SinkContract {
        @Override
        protected Contribution<ResultSink> contribution() {
            return new NpzSink();
        }
    }

    @Nested
    class OfPng extends SinkContract {
        @Override
        protected Contribution<ResultSink> contribution() {
            return new PngSink();
        }
    }

    @Nested
    class OfSvg extends SinkContract {
        @Override
        protected Contribution<ResultSink> contribution() {
            return new SvgSink();
        }
    }

    @Nested
    class OfPdf extends SinkContract {
        @Override
        protected Contribution<ResultSink> contribution() {
            return new PdfSink();
        }
    }

    @Nested
    class OfHtml extends SinkContract {
        @Override
        protected Contribution<ResultSink> contribution() {
            return new HtmlSink();
        }
    }
}
