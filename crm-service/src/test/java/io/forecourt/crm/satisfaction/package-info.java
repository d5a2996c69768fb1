@NullMarked
package io.forecourt.crm.satisfaction;

import org.jspecify.annotations.NullMarked;
