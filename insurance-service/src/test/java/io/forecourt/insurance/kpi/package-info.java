@NullMarked
package io.forecourt.insurance.kpi;

import org.jspecify.annotations.NullMarked;
