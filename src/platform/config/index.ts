/** The settings of a process, read from the environment once, at start. */
export { ConfigurationError, readConfiguration, type Configuration } from './configuration.ts'
