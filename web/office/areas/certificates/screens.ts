/** One chunk: they are small, and the shell names each chunk. */
export { CertificateScreen } from './certificate-screen.tsx'
export { CertificatesScreen } from './certificates-screen.tsx'
export { IssueScreen } from './issue-screen.tsx'
export { KindsScreen } from './kinds-screen.tsx'
export { MatrixScreen } from './matrix-screen.tsx'
export { NewCertificateScreen } from './new-certificate-screen.tsx'
