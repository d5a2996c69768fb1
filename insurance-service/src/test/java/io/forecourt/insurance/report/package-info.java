@NullMarked
package io.forecourt.insurance.report;

import org.jspecify.annotations.NullMarked;
